import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import DirectConnection from 'libsql'
import PromisedConnection from 'libsql/promise'
import type { Database, Insertion, Queries, Row, Value } from './database.ts'
import { mustBeOutside, withLease } from './lease.ts'
import { placesFor } from './rows.ts'

/*
 * The database of a server that was set up with nothing: one file. It is written ahead and forced to the disk before anything is
 * acknowledged (WAL with synchronous=FULL). One connection writes, on a thread of the driver's, so that the next requests are read while the
 * disk works; whoever wants it stands in a queue, and what arrived together is forced to the disk together, each behind a savepoint of its own.
 * Beside it one connection reads, and sees what is written. Decision 021.
 */

/** So many transactions share one visit to the disk at most. */
const TOGETHER = 64
/** Prepared statements that are kept; SQL of the project is written once, so there are few. */
const PREPARED = 100
/** Rows that one statement inserts: few sizes, so that each is prepared once. */
const SIZES = [64, 8, 1] as const
/** Another process that writes to the same file is waited for so long (ms), and looked for so often. */
const PATIENCE = 5_000
const BETWEEN = 20

const SETTINGS = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
  'PRAGMA trusted_schema = OFF',
  // the log is carried over into the file every 16 MB
  'PRAGMA wal_autocheckpoint = 4000',
  // a file of the log that grew in a storm is cut back afterwards
  'PRAGMA journal_size_limit = 67108864',
  // whoever waits for another process waits outside: the threads of the driver are few
  'PRAGMA busy_timeout = 0',
]

/** What changes nothing, so that it need not stand in the queue. */
const READS = /^\s*(SELECT|VACUUM INTO)\b/i

interface Statement {
  all(values: readonly unknown[]): unknown[] | Promise<unknown[]>
  run(values: readonly unknown[]): { readonly changes: number }
}
interface Connection {
  prepare(sql: string): Statement | Promise<Statement>
  close(): void
}
/** The connection that writes. */
interface Writer extends Connection {
  exec(sql: string): Promise<void>
}

interface Job {
  readonly work: (queries: Queries) => Promise<unknown>
  readonly done: (outcome: unknown) => void
  readonly failed: (fault: unknown) => void
}

/** Opens the database in a file, which is made with its folder where there is none; only its owner can read them. */
export async function openSqlite(path: string): Promise<Database> {
  makePrivate(path)
  const writer: Writer = new PromisedConnection(path, { timeout: PATIENCE })
  for (const setting of SETTINGS) await (await writer.prepare(setting)).all([])
  return new SqliteDatabase(writer, new DirectConnection(path, { timeout: PATIENCE }))
}

class SqliteDatabase implements Database {
  readonly kind = 'sqlite'
  private readonly reading: Asking
  private readonly writing: Asking
  private waiting: Job[] = []
  private serving: Promise<void> | undefined
  private closed = false

  constructor(
    private readonly writer: Writer,
    reader: Connection,
  ) {
    this.reading = new Asking(reader)
    this.writing = new Asking(writer)
  }

  async all(sql: string, values?: readonly Value[]): Promise<readonly Row[]> {
    if (!READS.test(sql)) return this.transaction((alone) => alone.all(sql, values))
    this.mustBeOpen()
    // whoever asks again and again does not keep the writer from being heard
    await new Promise((done) => setImmediate(done))
    return this.reading.all(sql, values)
  }

  async run(sql: string, values?: readonly Value[]): Promise<number> {
    if (!READS.test(sql)) return this.transaction((alone) => alone.run(sql, values))
    this.mustBeOpen()
    return this.reading.run(sql, values)
  }

  async insert(insertion: Insertion): Promise<readonly Row[]> {
    return this.transaction((alone) => alone.insert(insertion))
  }

  async transaction<Outcome>(work: (queries: Queries) => Promise<Outcome>): Promise<Outcome> {
    this.mustBeOpen()
    return new Promise<Outcome>((done, failed) => {
      this.waiting.push({ work, done: (outcome) => done(outcome as Outcome), failed })
      this.serving ??= this.serve()
    })
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    await this.serving
    this.reading.close()
    this.writing.close()
  }

  private mustBeOpen(): void {
    mustBeOutside(this)
    if (this.closed) throw new Error('The database is closed')
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
      await this.begin()
      for (const job of jobs) {
        await this.writer.exec('SAVEPOINT job')
        try {
          const outcome = await withLease(this, this.writing, job.work)
          acknowledge.push(() => job.done(outcome))
        } catch (fault) {
          await this.writer.exec('ROLLBACK TO job')
          job.failed(fault)
        }
        await this.writer.exec('RELEASE job')
      }
      await this.writer.exec('COMMIT')
    } catch (fault) {
      // the disk is full or broken, or another process did not make way: nothing of it was written
      await this.writer.exec('ROLLBACK').catch(() => undefined) // it may be over already
      for (const job of jobs) job.failed(fault)
      return
    }
    for (const say of acknowledge) say()
  }

  private async begin(): Promise<void> {
    for (const end = performance.now() + PATIENCE; ; )
      try {
        return await this.writer.exec('BEGIN IMMEDIATE')
      } catch (fault) {
        if ((fault as { readonly code?: unknown }).code !== 'SQLITE_BUSY' || performance.now() > end)
          throw fault
        await pause(BETWEEN)
      }
  }
}

/** One connection with its prepared statements. */
class Asking implements Queries {
  private readonly prepared = new Map<string, { readonly statement: Statement; readonly places: number }>()

  constructor(private readonly connection: Connection) {}

  async all(sql: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    const statement = await this.ask(sql, values)
    return ((await statement.all(values.map(bound))) as Row[]).map(withBytes)
  }

  async run(sql: string, values: readonly Value[] = []): Promise<number> {
    return (await this.ask(sql, values)).run(values.map(bound)).changes
  }

  async insert({ into, columns, rows, after }: Insertion): Promise<readonly Row[]> {
    const names = Object.keys(columns)
    const found: Row[] = []
    let done = 0
    for (const size of SIZES)
      for (; rows.length - done >= size; done += size) {
        const sql = `INSERT INTO ${into} (${names.join(', ')}) VALUES ${placesFor(size, names.length)} ${after}`
        found.push(...(await this.all(sql, rows.slice(done, done + size).flat())))
      }
    return found
  }

  close(): void {
    this.prepared.clear()
    this.connection.close()
  }

  private async ask(sql: string, values: readonly Value[]): Promise<Statement> {
    const known = this.prepared.get(sql) ?? (await this.prepare(sql))
    // the driver would take a missing value for null and drop one too many
    if (known.places !== values.length)
      throw new RangeError(`${known.places} values are needed, got ${values.length}: ${sql.slice(0, 80)}`)
    return known.statement
  }

  private async prepare(sql: string) {
    const places = Math.max(0, ...Array.from(sql.matchAll(/\$(\d+)/g), ([, place]) => Number(place)))
    const made = {
      statement: await this.connection.prepare(sql.replaceAll(/\$(\d+)/g, '?$1')),
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
