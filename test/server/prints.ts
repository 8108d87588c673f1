import { createHash } from 'node:crypto'
import type { Database } from '../../src/server/store/database.ts'

/** How many rows a table has, and a hash of them whatever their order. */
export interface Print {
  readonly rows: number
  readonly hash: string
}

const TABLES: Readonly<Record<Database['kind'], string>> = {
  sqlite: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  postgres: `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`,
}

/** The prints of all tables of a database, by their names. */
export async function printsOf(database: Database): Promise<Readonly<Record<string, Print>>> {
  const prints: Record<string, Print> = {}
  for (const { name } of await database.all(TABLES[database.kind])) {
    const rows = (await database.all(`SELECT * FROM ${String(name)}`)).map((row) =>
      JSON.stringify(row, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
      ),
    )
    const hash = createHash('sha256').update(rows.sort().join('\n')).digest('hex')
    prints[String(name)] = { rows: rows.length, hash }
  }
  return prints
}
