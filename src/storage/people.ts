import { type Uuid, uuidSchema } from '../core/ids.ts'
import { nameless, type People, peopleIn, type Profile, presentIn } from '../core/profile/profile.ts'
import type { Database } from './db.ts'
import { writeSetting } from './settings.ts'

/** Who uses this phone. */
export async function readPeople(db: Database): Promise<People> {
  const [chosen, profiles] = await db.settings.bulkGet(['person', 'profiles'])
  return peopleIn(chosen?.value, profiles?.value)
}

/** Changes who uses this phone, in one transaction; with what else `change` does to the settings, or none of it. */
export async function changePeople<Value>(
  db: Database,
  change: (people: People) => Promise<Value>,
): Promise<Value> {
  return db.transaction('rw', [db.settings], async () => change(await readPeople(db)))
}

/** Remembers the profiles; called inside a transaction. */
export async function writeProfiles(db: Database, profiles: readonly Profile[]): Promise<void> {
  await writeSetting(db, 'profiles', profiles)
}

/**
 * Finds who is at the phone, or makes somebody who is: the phone's first person, or a nameless one where everybody is locked.
 * Of two windows that do this at once the second sees what the first made.
 */
export async function settlePresent(
  db: Database,
  open: Uuid | undefined,
  newPerson: () => Uuid,
): Promise<{ people: People; present: Profile }> {
  return changePeople(db, async (people) => {
    const there = presentIn(people, open)
    if (there) return { people, present: there }
    const present = nameless(newPerson())
    const profiles = [...people.profiles, present]
    if (people.profiles.length > 0) await writeProfiles(db, profiles)
    const chosen = people.chosen ?? present.person
    if (people.chosen === undefined) await writeSetting(db, 'person', chosen)
    return { people: { chosen, profiles }, present }
  })
}

/** So many of those who were wiped are remembered: long enough for every window that was open at the time. */
const WIPED_KEPT = 50

/** Those who were wiped from this phone: nothing of theirs is written again, by a window that has not heard of it either. */
export async function readWiped(db: Database): Promise<Uuid[]> {
  const stored = (await db.settings.get('wiped'))?.value
  if (!Array.isArray(stored)) return []
  return stored.flatMap((each) => {
    const read = uuidSchema.safeParse(each)
    return read.success ? [read.data] : []
  })
}

/** Remembers that somebody was wiped; called inside a transaction. */
export async function noteWiped(db: Database, person: Uuid): Promise<void> {
  await writeSetting(db, 'wiped', [...(await readWiped(db)), person].slice(-WIPED_KEPT))
}
