import type { Database } from './db.ts'

/** Reads a remembered value; what it is must be checked by whoever asked. */
export async function readSetting(db: Database, key: string): Promise<unknown> {
  return (await db.settings.get(key))?.value
}

/** Remembers what `settle` makes of the present value, in one transaction: of two who settle at once the second sees the first. */
export async function settleSetting<Value>(
  db: Database,
  key: string,
  settle: (stored: unknown) => Value,
): Promise<Value> {
  return db.transaction('rw', [db.settings], async () => {
    const value = settle(await readSetting(db, key))
    await writeSetting(db, key, value)
    return value
  })
}

/** Remembers a value. */
export async function writeSetting(db: Database, key: string, value: unknown): Promise<void> {
  await db.settings.put({ key, value })
}
