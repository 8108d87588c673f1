import type { Uuid } from '../core/ids.ts'
import { withDatabase } from '../storage/open.ts'
import { readPeople } from '../storage/people.ts'
import { openHere } from './open-here.ts'
import { presentPerson } from './present-person.ts'

/*
 * Several people on one phone. What only asks who is present takes it from present-person.ts, which is small and fetched early.
 */

export { MOST_PROFILES, NAME_LENGTH } from '../core/profile/name.ts'
export { isPin } from '../core/profile/pin.ts'
export { addProfile, renameProfile, setPin } from './change-profile.ts'
export { exportProfile } from './export-profile.ts'
export { lockProfile, openProfile } from './open-profile.ts'
export type { PinRefusal } from './pin-tries.ts'
export { isPressable, onPersonChanged, presentPerson } from './present-person.ts'
export { unsentOf, wipeProfile } from './wipe-profile.ts'

/** Somebody who uses this phone, as they are shown to whoever is at it. */
export interface PersonHere {
  readonly person: Uuid
  /** Empty when nameless. */
  readonly name: string
  readonly hasPin: boolean
  /** At the phone now, in this window. */
  readonly present: boolean
  /** Nothing is asked of them in this window. */
  readonly unlocked: boolean
}

/** Who uses this phone, in the order in which they came. */
export async function listProfiles(): Promise<PersonHere[]> {
  const present = await presentPerson()
  const { profiles } = await withDatabase(readPeople)
  return profiles.map(({ person, name, pin }) => ({
    person,
    name,
    hasPin: pin !== undefined,
    present: person === present,
    unlocked: pin === undefined || person === openHere(),
  }))
}
