import type { Attempt } from '../../src/core/attempt/attempt.ts'
import { withDatabase } from '../../src/storage/open.ts'

/** Everybody's attempts on this phone. */
export function readAttempts(): Promise<Attempt[]> {
  return withDatabase((db) => db.attempts.toArray())
}

/** Everything remembered by name, as text. */
export async function everySetting(): Promise<string> {
  return JSON.stringify(await withDatabase((db) => db.settings.toArray()))
}
