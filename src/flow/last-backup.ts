import type { Uuid } from '../core/ids.ts'
import { withDatabase } from '../storage/open.ts'
import { readSetting, settleSetting } from '../storage/settings.ts'
import { knownPerson } from './present-person.ts'

/** When each of those on this phone made a locked copy last (ms since 1970 by its clock). */
const MADE = 'backed-up'

/** Notes that somebody has made one now. */
export async function noteBackUp(person: Uuid): Promise<void> {
  await withDatabase((db) =>
    settleSetting(db, MADE, (stored) => ({ ...timesIn(stored), [person]: Date.now() })),
  )
}

/** When whoever is present made one last. */
export async function lastBackUp(): Promise<number | undefined> {
  const person = await knownPerson()
  return person && timesIn(await withDatabase((db) => readSetting(db, MADE)))[person]
}

function timesIn(stored: unknown): Readonly<Record<string, number>> {
  return (stored ?? {}) as Readonly<Record<string, number>>
}
