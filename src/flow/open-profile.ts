import type { Uuid } from '../core/ids.ts'
import type { Profile } from '../core/profile/profile.ts'
import { reached, type Result } from '../core/result.ts'
import { withDatabase } from '../storage/open.ts'
import { choose } from '../storage/choose-person.ts'
import { changePeople, readPeople } from '../storage/people.ts'
import { handingOver } from './handing-over.ts'
import { openHere, setOpenHere } from './open-here.ts'
import { type PinRefusal, tryPin } from './pin-tries.ts'
import { looksOf } from './preferences.ts'
import { forgetPresent, presentPerson } from './present-person.ts'

/**
 * Puts somebody at the phone, with their own choices; their PIN is asked for unless it was given in this window. Whoever was
 * here is locked, if they have a PIN. Rejects when the phone does not keep it, and then the one before stays.
 */
export async function openProfile(person: Uuid, pin?: string): Promise<Result<undefined, PinRefusal>> {
  const profile = await profileOf(person)
  if (openHere() !== person) {
    const tried = await tryPin(profile, pin ?? '')
    if (!tried.ok) return tried
  }
  await handingOver(async () => {
    await withDatabase((db) =>
      changePeople(db, async ({ profiles }) => {
        findIn(profiles, person)
        await choose(db, person, looksOf)
      }),
    )
    setOpenHere(profile.pin && person)
  })
  return reached(undefined)
}

/**
 * Makes whoever is present the one chosen last, where they stand in for somebody who is locked: with a name or a PIN of their
 * own they would not be found the next time.
 */
export async function keepPresent(): Promise<Uuid> {
  const person = await presentPerson()
  const { chosen } = await withDatabase(readPeople)
  if (chosen !== person) await openProfile(person)
  return person
}

/** Locks whoever has given their PIN in this window. */
export function lockProfile(): void {
  setOpenHere(undefined)
  forgetPresent()
}

/** The profile of somebody who must be on this phone. */
export async function profileOf(person: Uuid): Promise<Profile> {
  return findIn((await withDatabase(readPeople)).profiles, person)
}

/** The same among these; it throws when they were wiped meanwhile. */
export function findIn(profiles: readonly Profile[], person: Uuid): Profile {
  const found = profiles.find((profile) => profile.person === person)
  if (!found) throw new Error(`Person ${person} is not on this phone`)
  return found
}
