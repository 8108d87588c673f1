import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from './database.ts'
import { migrate } from './migrations.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** A database that is just starting is waited for so long (ms). */
const PATIENCE = 15_000
const BETWEEN = 250
/** Nobody listens there yet, or it says itself that it is starting. */
const STARTING: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOENT', '57P03'])

/** Opens the database that the environment names, PostgreSQL by `DATABASE_URL` or else a file in `DATA_DIR`, and brings it up to date. */
export async function openDatabase(
  environment: Readonly<Record<string, string | undefined>>,
  now: () => number = Date.now,
): Promise<Database> {
  const database = await databaseOf(environment)
  try {
    await migrateWhenUp(database, now)
  } catch (fault) {
    await database.close()
    throw fault
  }
  return database
}

async function databaseOf(environment: Readonly<Record<string, string | undefined>>): Promise<Database> {
  const address = environment['DATABASE_URL']
  if (!address) return openSqlite(join(resolve(environment['DATA_DIR'] || 'data'), 'ubani.db'))
  // the address is not repeated: there is a password in it
  if (!/^postgres(ql)?:\/\//.test(address)) throw new Error('DATABASE_URL must begin with postgres://')
  return openPostgres(address)
}

async function migrateWhenUp(database: Database, now: () => number): Promise<void> {
  for (const end = Date.now() + PATIENCE; ; )
    try {
      return await migrate(database, now)
    } catch (fault) {
      if (Date.now() > end || !STARTING.has((fault as { readonly code?: unknown }).code)) throw fault
      await pause(BETWEEN)
    }
}
