import { setTimeout as pause } from 'node:timers/promises'
import { Pool, type PoolClient, type QueryResult, types as parsers } from 'pg'
import { arrayOf } from './array.ts'
import type { Database, Insertion, Queries, Row, Value } from './database.ts'
import { mustBeOutside, withLease } from './lease.ts'

/* The database of a centre with a server of its own, or with several processes behind a balancer: PostgreSQL, or what speaks like it. */

/** Connections of one process. */
const CONNECTIONS = 10
/** A statement that takes longer (ms) is given up by the server. */
const LONGEST = 30_000
/** Two transactions that stood in each other's way: one of them tries again, so often at most. */
const TRIES = 6
const IN_THE_WAY: ReadonlySet<unknown> = new Set(['40001', '40P01'])

/** Integers, sums and truth come as the numbers that SQLite gives; bytes as bytes. */
const READ: Readonly<Record<number, (text: string) => unknown>> = {
  [parsers.builtins.INT8]: Number,
  [parsers.builtins.NUMERIC]: Number,
  [parsers.builtins.BOOL]: (text) => (text === 't' ? 1 : 0),
  [parsers.builtins.BYTEA]: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')),
}
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : READ[oid]) ?? parsers.getTypeParser(oid, format),
}

/** Opens the database behind an address (`postgres://…`). */
export function openPostgres(address: string): Database {
  const pool = new Pool({
    connectionString: address,
    max: CONNECTIONS,
    types,
    statement_timeout: LONGEST,
    idle_in_transaction_session_timeout: LONGEST,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'ubani',
  })
  // a connection that is lost while nobody uses it is simply not used again
  pool.on('error', () => undefined)
  return new PostgresDatabase(pool)
}

class PostgresDatabase implements Database {
  readonly kind = 'postgres'
  private closing: Promise<void> | undefined

  constructor(private readonly pool: Pool) {}

  async all(sql: string, values?: readonly Value[]): Promise<readonly Row[]> {
    mustBeOutside(this)
    return (await ask(this.pool, sql, values)).rows
  }

  async run(sql: string, values?: readonly Value[]): Promise<number> {
    mustBeOutside(this)
    return (await ask(this.pool, sql, values)).rowCount ?? 0
  }

  async insert(insertion: Insertion): Promise<readonly Row[]> {
    mustBeOutside(this)
    return insert(this.pool, insertion)
  }

  async transaction<Outcome>(work: (queries: Queries) => Promise<Outcome>): Promise<Outcome> {
    mustBeOutside(this)
    for (let tries = 1; ; tries++)
      try {
        return await this.attempt(work)
      } catch (fault) {
        if (tries >= TRIES || !IN_THE_WAY.has((fault as { readonly code?: unknown }).code)) throw fault
        await pause(Math.random() * 10 * 2 ** tries)
      }
  }

  close(): Promise<void> {
    this.closing ??= this.pool.end()
    return this.closing
  }

  private async attempt<Outcome>(work: (queries: Queries) => Promise<Outcome>): Promise<Outcome> {
    const client = await this.pool.connect()
    let broken = false
    const onError = (): void => {
      broken = true // told to whoever asks next; unheard it would end the process
    }
    client.on('error', onError)
    try {
      await client.query('BEGIN')
      const outcome = await withLease(this, queriesOf(client), work)
      await client.query('COMMIT')
      return outcome
    } catch (fault) {
      await client.query('ROLLBACK').catch(onError)
      throw fault
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }
}

function queriesOf(client: PoolClient): Queries {
  return {
    all: async (sql, values) => (await ask(client, sql, values)).rows,
    run: async (sql, values) => (await ask(client, sql, values)).rowCount ?? 0,
    insert: (insertion) => insert(client, insertion),
  }
}

type Asked = Pick<Pool, 'query'> | Pick<PoolClient, 'query'>

/**
 * A column is one value, a list in the form in which PostgreSQL keeps it: there is nothing to take apart for each row, and the statement is
 * the same for any number of them, so each connection plans it once.
 */
async function insert(to: Asked, { into, columns, rows, after }: Insertion): Promise<readonly Row[]> {
  if (rows.length === 0) return []
  const names = Object.keys(columns)
  const types = Object.values(columns)
  const lists = types.map((type, place) => `$${place + 1}::${LISTS[type]}`)
  const text = `INSERT INTO ${into} (${names.join(', ')}) SELECT * FROM unnest(${lists.join(', ')}) ${after}`
  const values = types.map((type, place) =>
    arrayOf(
      type,
      rows.map((row) => row[place] ?? null),
    ),
  )
  return (await to.query<Row>({ name: nameOf(text), text, values })).rows
}
const LISTS = { text: 'text[]', integer: 'bigint[]' } as const

/** A short name for each statement that is kept ready: there are as many as places in the project that insert. */
function nameOf(text: string): string {
  const name = NAMES.get(text) ?? `insert-${NAMES.size + 1}`
  NAMES.set(text, name)
  return name
}
const NAMES = new Map<string, string>()

function ask(to: Asked, sql: string, values: readonly Value[] = []): Promise<QueryResult<Row>> {
  return to.query<Row>(sql, [...values])
}
