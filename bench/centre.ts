import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type * as Databases from '../src/server/store/database.ts'
import type * as Opening from '../src/server/store/open.ts'
import { built } from './built.ts'
import type { Member } from './members.ts'
import type { OwnPostgres } from './own-postgres.ts'

/* A centre to put a load on: an empty database, members who have joined, and the server as a process of its own. */

type Database = Databases.Database
type Value = Databases.Value

export const KINDS = ['PostgreSQL', 'SQLite'] as const
export type Kind = (typeof KINDS)[number]

const { openDatabase } = await built<typeof Opening>('server/store/open')

export interface Centre {
  readonly kind: Kind
  /** Where the server runs. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  /** Asks its database; not while the server writes, where that is a file. */
  ask<Outcome>(work: (database: Database) => Promise<Outcome>): Promise<Outcome>
  enrol(members: readonly Member[]): Promise<void>
  /** Bytes of its database on the disk; not while the server runs. */
  size(): Promise<number>
  remove(): void
}

let made = 0

/** An empty centre; nothing where its database is not installed. */
export function makeCentre(kind: Kind, postgres: OwnPostgres | undefined): Centre | undefined {
  if (kind === 'PostgreSQL' && !postgres) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'ubani-bench-'))
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', 'build.json'), JSON.stringify({ headers: {}, build: 'bench' }))
  const address: Record<string, string> =
    kind === 'PostgreSQL' && postgres ? { DATABASE_URL: postgres.fresh(`centre_${++made}`) } : {}
  const environment = { ...address, DATA_DIR: join(folder, 'data') }
  const ask = async <Outcome>(work: (database: Database) => Promise<Outcome>): Promise<Outcome> => {
    const database = await openDatabase(environment)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
  return {
    kind,
    folder,
    environment,
    ask,
    enrol: (members) => ask((database) => enrol(database, members)),
    size: async () => {
      if (kind === 'SQLite') return statSync(join(folder, 'data', 'ubani.db')).size
      const sql = 'SELECT pg_database_size(current_database()) AS bytes'
      const [row] = await ask((database) => database.all(sql))
      return Number(row?.['bytes'])
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function enrol(database: Database, members: readonly Member[]): Promise<void> {
  // of who joined long ago and never sent anything nothing is kept (src/server/retention.ts), in the midst of an evening too
  const now = Date.now()
  const insert = (sql: string, rows: readonly (readonly Value[])[]) =>
    database.run(
      `${sql} VALUES ${rows.map((row, at) => `(${row.map((_, place) => `$${at * row.length + place + 1}`).join()})`).join()}`,
      rows.flat(),
    )
  for (let from = 0; from < members.length; from += 500) {
    const some = members.slice(from, from + 500)
    await insert(
      'INSERT INTO people (person, joined_at)',
      some.map(({ person }) => [person, now]),
    )
    await insert(
      'INSERT INTO devices (key, person, created_at)',
      some.map(({ key, person }) => [key, person, now]),
    )
  }
}

export interface Running {
  readonly port: number
  readonly process: ChildProcess
  /** Milliseconds from its start until it listened. */
  readonly readyAfter: number
  /** Bytes of memory: now, and most of all so far. */
  memory(): { readonly now: number; readonly peak: number }
  /** Seconds of processor time so far. */
  processor(): number
  /** Stops it, and says with what it ended. */
  stop(signal?: NodeJS.Signals): Promise<number | string | null>
}

/** Starts the server of the build, or the bare one, on the database of a centre. @param port 0 for any */
export async function startCentre(
  { environment, folder }: Centre,
  { bare, port = 0, flags = [] }: { bare?: 'batch' | 'rows'; port?: number; flags?: readonly string[] } = {},
): Promise<Running> {
  const start = performance.now()
  const child = spawn(
    process.execPath,
    [...flags, resolve(bare ? 'out/ts/bench/bare.js' : 'out/ts/server/main.js')],
    {
      cwd: bare ? process.cwd() : folder,
      env: { PATH: process.env['PATH'], ...environment, PORT: String(port), ...(bare ? { BARE: bare } : {}) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let troubles = ''
  child.stderr.on('data', (chunk: Buffer) => (troubles = (troubles + chunk.toString()).slice(-2_000)))
  const ended = new Promise<number | string | null>((done) =>
    child.once('close', (code, signal) => done(code ?? signal)),
  )
  const at = await new Promise<number>((done, failed) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === 'heard') return // its lines are read and dropped
      said += chunk.toString()
      const found = / is served on \S+:(\d+)\s/.exec(said)?.[1]
      if (!found) return
      said = 'heard'
      done(Number(found))
    })
    void ended.then((how) => failed(new Error(`The server ended with ${how}: ${troubles}`)))
  })
  const line = (name: string): number =>
    1024 *
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1])
  return {
    port: at,
    process: child,
    readyAfter: performance.now() - start,
    memory: () => ({ now: line('VmRSS'), peak: line('VmHWM') }),
    processor: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / 100
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

/** Until a server answers that it is well (ms). */
export async function wellAfter(port: number, start: number): Promise<number> {
  for (;;) {
    const well = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (well) return performance.now() - start
    if (performance.now() - start > 60_000) throw new Error('The server does not come back')
    await pause(5)
  }
}
