/*
 * The one door to a database. All SQL of the project is written once, in what SQLite and PostgreSQL understand alike: `$1` for a value,
 * integers for truth and time, TEXT for JSON that must come back as it came. test/contract/store.ts runs every verb on both.
 */

/** What may be bound to a place in SQL, and what comes back. */
export type Value = string | number | bigint | null | Uint8Array
export type Row = Readonly<Record<string, Value>>

/** Rows that are written by one statement. */
export interface Insertion {
  readonly into: string
  /** What each column holds, in the order of the values of a row. */
  readonly columns: Readonly<Record<string, 'text' | 'integer'>>
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** What follows the rows: `ON CONFLICT … RETURNING …`. */
  readonly after: string
}

/** Asks the database something, inside a transaction or outside. */
export interface Queries {
  /** Rows of a statement; of an insert or update only with `RETURNING`. Integers come as numbers on both databases. */
  all(sql: string, values?: readonly Value[]): Promise<readonly Row[]>
  /** How many rows a statement changed. */
  run(sql: string, values?: readonly Value[]): Promise<number>
  /** Writes many rows in the way that costs each database least. @returns what `RETURNING` says, in no order */
  insert(insertion: Insertion): Promise<readonly Row[]>
}

export interface Database extends Queries {
  readonly kind: 'sqlite' | 'postgres'
  /** All or nothing, and durable when it resolves. What throws inside undoes everything. */
  transaction<Outcome>(work: (queries: Queries) => Promise<Outcome>): Promise<Outcome>
  /** Waits for what runs, then closes. */
  close(): Promise<void>
}
