import type { Database, Queries } from './database.ts'
import { people } from './migrations/001-people.ts'
import { attempts } from './migrations/002-attempts.ts'
import { statements } from './migrations/003-statements.ts'
import { audit } from './migrations/004-audit.ts'
import { reports } from './migrations/005-reports.ts'
import { mine } from './migrations/006-mine.ts'
import { rooms } from './migrations/007-rooms.ts'
import { moments } from './migrations/008-moments.ts'
import { trainerPhones } from './migrations/009-trainer-phones.ts'
import { examMarks } from './migrations/010-exam-marks.ts'
import type { Migration } from './migrations/migration.ts'

/** The ladder, in order. It only grows; test/server/migrations.test.ts holds what was published. */
export const MIGRATIONS: readonly Migration[] = [
  people,
  attempts,
  statements,
  audit,
  reports,
  mine,
  rooms,
  moments,
  trainerPhones,
  examMarks,
]

/** A key that the database counts up by itself. */
export const PLACES: Readonly<Record<Database['kind'], string>> = {
  sqlite: 'INTEGER PRIMARY KEY AUTOINCREMENT',
  postgres: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
}

/** On PostgreSQL whoever climbs first holds this lock until it is done; on SQLite every transaction is alone. */
const LOCK = 8_22_46

/** Brings a database to the newest step, all or nothing; processes that start together climb one after the other. */
export async function migrate(
  database: Database,
  now: () => number,
  ladder: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await database.transaction(async (queries) => {
    if (database.kind === 'postgres') await queries.all('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const done = await doneIn(queries)
    for (const step of ladder) {
      const known = done.get(step.number)
      if (known !== undefined && known !== step.name)
        throw new Error(`Step ${step.number} of this database is “${known}”, not “${step.name}”`)
      if (known !== undefined) continue
      for (const sql of step.sql(PLACES[database.kind])) await queries.run(sql)
      await queries.run('INSERT INTO migrations (number, name, at) VALUES ($1, $2, $3)', [
        step.number,
        step.name,
        now(),
      ])
    }
  })
}

/** Steps that were climbed; there may be more than this version knows, and since steps only add, they are in nobody's way. */
async function doneIn(queries: Queries): Promise<ReadonlyMap<number, string>> {
  await queries.run(
    'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at BIGINT NOT NULL)',
  )
  const rows = await queries.all('SELECT number, name FROM migrations')
  return new Map(rows.map(({ number, name }) => [Number(number), String(name)]))
}
