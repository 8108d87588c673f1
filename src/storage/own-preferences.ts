import type { Uuid } from '../core/ids.ts'
import type { Database } from './db.ts'
import { changePeople, readPeople } from './people.ts'
import { readSetting, writeSetting } from './settings.ts'

/*
 * Everybody has choices of their own. Those of whoever was chosen last lie under `preferences`, where they always lay; those
 * of the others under `kept/<person>` until their turn comes.
 */

/** Where the choices of whoever was chosen last lie. */
export const CHOSEN = 'preferences'

/** Where somebody's choices lie while another is chosen. */
export function keptKey(person: Uuid): string {
  return `kept/${person}`
}

/** What of somebody's choices holds for the next one who has made none: in what language the phone speaks, and how it looks. */
export type Looks = (preferences: unknown) => unknown

/** Somebody's choices as stored; who has made none begins with how the phone looks. */
export async function readOwn(db: Database, person: Uuid | undefined, looks: Looks): Promise<unknown> {
  const { chosen } = await readPeople(db)
  const last = await readSetting(db, CHOSEN)
  if (person === chosen) return last
  return (person && (await readSetting(db, keptKey(person)))) ?? looks(last)
}

/** Changes somebody's choices, in one transaction; of somebody who was wiped meanwhile nothing is kept. */
export async function changeOwn<Value>(
  db: Database,
  person: Uuid,
  looks: Looks,
  change: (stored: unknown) => Value,
): Promise<Value> {
  return changePeople(db, async ({ chosen, profiles }) => {
    const changed = change(await readOwn(db, person, looks))
    if (profiles.some((profile) => profile.person === person))
      await writeSetting(db, person === chosen ? CHOSEN : keptKey(person), changed)
    return changed
  })
}
