import type { Database } from './db.ts'

/** Reads a remembered value; what it is must be checked by whoever asked. */
export async function readSetting(db: Database, key: string): Promise<unknown> {
  return (await db.settings.get(key))?.value
}

/** Remembers a value. */
export async function writeSetting(db: Database, key: string, value: unknown): Promise<void> {
  await db.settings.put({ key, value })
}
