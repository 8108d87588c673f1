import type { Database } from './db.ts'

/** The texts that have already arrived, of those wanted, by hash. */
export async function arrivedTexts(db: Database, wanted: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.arrivals.bulkGet([...wanted])
  return new Map(rows.filter((row) => row !== undefined).map((row) => [row.sha256, row.text]))
}

/** Keeps a text that has arrived whole and was checked. */
export async function keepArrival(db: Database, sha256: string, text: string): Promise<void> {
  await db.arrivals.put({ sha256, text })
}
