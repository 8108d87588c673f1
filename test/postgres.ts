import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

/*
 * A real PostgreSQL server for tests, in a folder of its own. The first test that needs it starts it, whichever worker it runs in; the end
 * of the whole run stops it. Texts are compared there as people sort them, not byte by byte: SQL that relies on the latter is found out.
 */

const FOLDER = 'UBANI_TEST_POSTGRES'
const PATIENCE = 60_000

/** Called by vitest once for a run: where the server will lie, if one is started, and its end. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'ubani-pg-'))
  process.env[FOLDER] = folder
  return () => {
    if (existsSync(join(folder, 'data', 'postmaster.pid')))
      asOwner(folder, 'pg_ctl', 'stop', '-D', join(folder, 'data'), '-m', 'immediate', '-w')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The address of a new, empty database; the server stands from now on. */
export async function freshPostgres(): Promise<string> {
  const folder = process.env[FOLDER]
  if (!folder) throw new Error(`${FOLDER} names no folder: vitest.config.ts sets it up`)
  await stands(folder)
  const name = `test_${process.pid}_${process.hrtime.bigint()}`
  const client = new Client({ connectionString: addressOf(folder, 'postgres') })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return addressOf(folder, name)
}

function addressOf(folder: string, name: string): string {
  return `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`
}

/** Starts the server, or waits for the worker that is doing it. */
async function stands(folder: string): Promise<void> {
  const ready = join(folder, 'ready')
  if (!existsSync(ready) && isFirst(folder)) {
    if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder])
    const data = join(folder, 'data')
    asOwner(folder, 'initdb', '-D', data, '-U', 'postgres', '-A', 'trust', ...SORTING)
    const settings = `-k ${folder} -c deadlock_timeout=100ms -c listen_addresses= -c max_connections=200 -c unix_socket_permissions=0777`
    asOwner(folder, 'pg_ctl', 'start', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings)
    writeFileSync(ready, '')
  }
  for (const end = Date.now() + PATIENCE; !existsSync(ready); await pause(50))
    if (Date.now() > end) throw new Error(`PostgreSQL did not start in ${folder}`)
}

const SORTING = ['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US', '--no-sync']

function isFirst(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'starting'))
    return true
  } catch {
    return false
  }
}

/** Runs a program of PostgreSQL, which refuses to run as root. */
function asOwner(folder: string, program: string, ...rest: string[]): void {
  const path = join(programs(), program)
  const [command, args] =
    process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', path, ...rest]] : [path, rest]
  execFileSync(command, args, { cwd: folder, stdio: 'ignore' })
}

/** The folder of PostgreSQL's programs: in the path, or where Debian lays it. */
function programs(): string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const found = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ].find((folder) => ['initdb', 'pg_ctl'].every((name) => existsSync(join(folder, name))))
  if (!found) throw new Error('PostgreSQL is missing: apt-get install postgresql')
  return found
}
