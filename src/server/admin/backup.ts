import { closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type AtCentre, type CentreCall, CallProblem, onlyOf } from './centre-call.ts'

/**
 * Copies the embedded database into a file, for its owner alone: as it is at one moment, also while a server writes to it (docs/backups.md).
 */
export async function backUp(
  call: CentreCall,
  { database, root, say, warn }: AtCentre & { readonly root: string },
): Promise<number> {
  const path = resolve(root, onlyOf(call, 'file for the copy'))
  if (database.kind !== 'sqlite')
    throw new CallProblem('PostgreSQL is backed up by pg_dump (docs/backups.md)')
  makeEmpty(path)
  try {
    await database.run('VACUUM INTO $1', [path])
    for (const place of [path, dirname(path)]) forceToDisk(place)
  } catch (fault) {
    rmSync(path, { force: true })
    throw fault
  }
  say(path)
  warn(`${statSync(path).size} bytes. People who are deleted later stay in it: keep it for 30 days at most.`)
  return 0
}

/** Makes the file that the copy goes into, so that nobody else may read it; one that is there is never written over. */
function makeEmpty(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (fault) {
    const { code } = fault as { readonly code?: unknown }
    throw new CallProblem(
      code === 'EEXIST' ? `${path} is there already` : `${path} cannot be written: ${String(code)}`,
    )
  }
}

/** The database does not do that for a copy. */
function forceToDisk(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
