import type { Uuid } from '../core/ids.ts'
import { MOST_PROFILES, profileName } from '../core/profile/name.ts'
import { isPin } from '../core/profile/pin.ts'
import type { Profile } from '../core/profile/profile.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { withDatabase } from '../storage/open.ts'
import { changePeople, writeProfiles } from '../storage/people.ts'
import { handingOver } from './handing-over.ts'
import { newUuid } from './new-uuid.ts'
import { findIn, keepPresent, profileOf } from './open-profile.ts'
import { openHere, setOpenHere } from './open-here.ts'
import { keptPin } from './pin.ts'
import { type PinRefusal, tryPin } from './pin-tries.ts'
import { presentPerson } from './present-person.ts'

/**
 * Adds somebody to the phone, named or nameless, with a PIN or without. They are not at the phone before they are opened. It
 * rejects when there is no room for one more, or on the disk.
 */
export async function addProfile(name: string, pin?: string): Promise<Uuid> {
  await presentPerson() // the phone's first person stays the first
  const added: Profile = {
    person: newUuid(),
    name: profileName(name),
    ...(pin && { pin: await newPin(pin) }),
  }
  return withDatabase((db) =>
    changePeople(db, async ({ profiles }) => {
      if (profiles.length >= MOST_PROFILES)
        throw new RangeError(`${profiles.length} people are all that one phone holds`)
      await writeProfiles(db, [...profiles, added])
      return added.person
    }),
  )
}

/** Changes what somebody is called on this phone; an empty name makes them nameless. */
export async function renameProfile(person: Uuid, name: string): Promise<void> {
  await keepPresent()
  await changeProfile(person, (profile) => ({ ...profile, name: profileName(name) }))
}

/** Sets, changes or (without a new one) takes away somebody's PIN; the old one is asked for where there is one. */
export async function setPin(
  person: Uuid,
  old: string | undefined,
  next?: string,
): Promise<Result<undefined, PinRefusal>> {
  const before = await profileOf(person)
  const tried = await tryPin(before, old ?? '')
  if (!tried.ok) return tried
  const pin = next ? await newPin(next) : undefined
  const isHere = (await keepPresent()) === person
  return handingOver(async () => {
    const changed = await changeProfile(person, ({ pin: now, ...profile }) => {
      if (now?.hash !== before.pin?.hash) return undefined // another window was first: the old PIN is not the old one any more
      return { ...profile, ...(pin && { pin }) }
    })
    if (!changed) return refused('pin')
    if (isHere) setOpenHere(pin && person)
    else if (openHere() === person) setOpenHere(undefined)
    return reached(undefined)
  })
}

async function newPin(pin: string) {
  if (!isPin(pin)) throw new RangeError('A PIN has 4 to 12 digits')
  return keptPin(pin)
}

/** Changes one profile, in one transaction; `change` may think better of it. Whether it was changed. */
async function changeProfile(
  person: Uuid,
  change: (profile: Profile) => Profile | undefined,
): Promise<boolean> {
  return withDatabase((db) =>
    changePeople(db, async ({ profiles }) => {
      const changed = change(findIn(profiles, person))
      if (changed)
        await writeProfiles(
          db,
          profiles.map((profile) => (profile.person === person ? changed : profile)),
        )
      return changed !== undefined
    }),
  )
}
