import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Connection from 'libsql'
import type { Database, Queries, Row, Value } from './database.ts'
import { mustBeOutside, withLease } from './lease.ts'

/*
 * The database of a server that was set up with nothing: one file. It is written ahead and forced to the disk before anything is
 * acknowledged (WAL with synchronous=FULL). There is one connection; whoever wants it stands in a queue, and what arrived together is
 * forced to the disk together, each behind a savepoint of its own. Decision 021.
 */

/** So many transactions share one visit to the disk at most. */
const TOGETHER = 64
/** Prepared statements that are kept; SQL of the project is written once, so there are few. */
const PREPARED = 100
/** Another process that writes to the same file is waited for so long (ms). */
const PATIENCE = 5_000

const SETTINGS = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
  'PRAGMA trusted_schema = OFF',
  // the log is carried over into the file every 16 MB
  'PRAGMA wal_autocheckpoint = 4000',
  // a file of the log that grew in a storm is cut back afterwards
  'PRAGMA journal_size_limit = 67108864',
]

type Prepared = Connection.Statement<[readonly Value[]]>

interface Job {
  readonly work: (queries: Queries) => Promise<unknown>
  readonly done: (outcome: unknown) => void
  readonly failed: (fault: unknown) => void
}

/** Opens the database in a file, which is made with its folder where there is none; only its owner can read them. */
export function openSqlite(path: string): Database {
  makePrivate(path)
  const connection = new Connection(path, { timeout: PATIENCE })
  for (const setting of SETTINGS) connection.prepare(setting).all()
  return new SqliteDatabase(connection)
}

class SqliteDatabase implements Database {
  readonly kind = 'sqlite'
  private readonly prepared = new Map<string, { readonly statement: Prepared; readonly places: number }>()
  private readonly queries: Queries = {
    all: async (sql, values = []) => (this.ask(sql, values).all(values.map(bound)) as Row[]).map(withBytes),
    run: async (sql, values = []) => this.ask(sql, values).run(values.map(bound)).changes,
  }
  private waiting: Job[] = []
  private serving: Promise<void> | undefined
  private closed = false

  constructor(private readonly connection: Connection.Database) {}

  async all(sql: string, values?: readonly Value[]): Promise<readonly Row[]> {
    return this.isFree() ? this.queries.all(sql, values) : this.transaction((alone) => alone.all(sql, values))
  }

  async run(sql: string, values?: readonly Value[]): Promise<number> {
    return this.isFree() ? this.queries.run(sql, values) : this.transaction((alone) => alone.run(sql, values))
  }

  async transaction<Outcome>(work: (queries: Queries) => Promise<Outcome>): Promise<Outcome> {
    mustBeOutside(this)
    if (this.closed) throw new Error('The database is closed')
    return new Promise<Outcome>((done, failed) => {
      this.waiting.push({ work, done: (outcome) => done(outcome as Outcome), failed })
      this.serving ??= this.serve()
    })
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    await this.serving
    this.prepared.clear()
    this.connection.close()
  }

  /** Serves the queue until it is empty. */
  private async serve(): Promise<void> {
    while (this.waiting.length > 0) {
      // everything that lies in the sockets is read before the disk is visited
      await new Promise((done) => setImmediate(done))
      await this.commit(this.waiting.splice(0, TOGETHER))
    }
    this.serving = undefined
  }

  private async commit(jobs: readonly Job[]): Promise<void> {
    const acknowledge: (() => void)[] = []
    try {
      this.connection.exec('BEGIN IMMEDIATE')
      for (const job of jobs) {
        this.connection.exec('SAVEPOINT job')
        try {
          const outcome = await withLease(this, this.queries, job.work)
          acknowledge.push(() => job.done(outcome))
        } catch (fault) {
          this.connection.exec('ROLLBACK TO job')
          job.failed(fault)
        }
        this.connection.exec('RELEASE job')
      }
      this.connection.exec('COMMIT')
    } catch (fault) {
      // the disk is full or broken, or another process did not make way: nothing of it was written
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK')
      for (const job of jobs) job.failed(fault)
      return
    }
    for (const say of acknowledge) say()
  }

  /** Whether a single statement need not stand in the queue. */
  private isFree(): boolean {
    return !this.closed && this.serving === undefined
  }

  private ask(sql: string, values: readonly Value[]): Prepared {
    const known = this.prepared.get(sql) ?? this.prepare(sql)
    // the driver would take a missing value for null and drop one too many
    if (known.places !== values.length)
      throw new RangeError(`${known.places} values are needed, got ${values.length}: ${sql.slice(0, 80)}`)
    return known.statement
  }

  private prepare(sql: string) {
    const places = Math.max(0, ...Array.from(sql.matchAll(/\$(\d+)/g), ([, place]) => Number(place)))
    const made = {
      statement: this.connection.prepare(sql.replaceAll(/\$(\d+)/g, '?$1')),
      places,
    }
    const [oldest] = this.prepared.keys()
    if (oldest !== undefined && this.prepared.size >= PREPARED) this.prepared.delete(oldest)
    this.prepared.set(sql, made)
    return made
  }
}

/** The driver binds every number as a fraction and ends a text at its first zero byte; PostgreSQL knows no such byte. */
function bound(value: Value): Value {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  if (typeof value === 'string' && value.includes('\0'))
    throw new RangeError('A text with a zero byte cannot be kept')
  return value
}

function withBytes(row: Row): Row {
  for (const [name, value] of Object.entries(row))
    if ((value as unknown) instanceof ArrayBuffer)
      return withBytes({ ...row, [name]: new Uint8Array(value as unknown as ArrayBuffer) })
  return row
}

function makePrivate(path: string): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  closeSync(openSync(path, 'a', 0o600)) // what SQLite lays beside it gets the same rights
}
