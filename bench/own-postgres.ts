import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/*
 * A PostgreSQL server for one run of the bench, in a folder of its own, as it comes: what it acknowledges is on the disk. Nobody but this
 * machine reaches it.
 */

export interface OwnPostgres {
  /** The address of a new, empty database. */
  fresh(name: string): string
  stop(): void
}

/** Starts it; resolves nothing where PostgreSQL is not installed. */
export function startPostgres(): OwnPostgres | undefined {
  const programs = programsFolder()
  if (!programs) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'ubani-bench-pg-'))
  const data = join(folder, 'data')
  const run = (program: string, ...rest: string[]): void => {
    const path = join(programs, program)
    // it refuses to run as root
    const [command, args] =
      process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', path, ...rest]] : [path, rest]
    execFileSync(command, args, { cwd: folder, stdio: 'ignore' })
  }
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder])
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync')
  run(
    'pg_ctl',
    'start',
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-k ${folder} -c listen_addresses=`,
  )
  return {
    fresh: (name) => {
      run('createdb', '-h', folder, '-U', 'postgres', name)
      return `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`
    },
    stop: () => {
      run('pg_ctl', 'stop', '-D', data, '-m', 'immediate', '-w')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The folder of PostgreSQL's programs: where Debian lays it, or in the path. */
function programsFolder(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ].find((folder) => ['initdb', 'pg_ctl', 'createdb'].every((name) => existsSync(join(folder, name))))
}
