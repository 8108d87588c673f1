import type { Uuid } from '../core/ids.ts'
import { nameless, presentIn } from '../core/profile/profile.ts'
import { dropJoining } from '../storage/joining.ts'
import { withDatabase } from '../storage/open.ts'
import { choose, dropOwn } from '../storage/choose-person.ts'
import { noteWiped, readPeople, writeProfiles } from '../storage/people.ts'
import { forgetTries } from '../storage/pin-tries.ts'
import { countUnsent, dropEverythingOf, whileWiping } from '../storage/wipe.ts'
import { handingOver } from './handing-over.ts'
import { newUuid } from './new-uuid.ts'
import { openHere, setOpenHere } from './open-here.ts'
import { languageOf } from './preferences.ts'

/** How many of somebody's results the centre has not acknowledged. */
export async function unsentOf(person: Uuid): Promise<number> {
  return withDatabase((db) => countUnsent(db, person))
}

/**
 * Wipes somebody from the phone: what they did, what they chose, their name, their PIN, their key and their group. It asks for no PIN,
 * since it is all that helps when one was forgotten; who holds the phone could clear everything anyway. In the place of whoever was
 * chosen last comes a nameless person, a fresh one where there is none. All of it in one transaction: a kill leaves them whole or gone.
 */
export async function wipeProfile(person: Uuid): Promise<{ readonly unsent: number }> {
  return handingOver(async () => {
    const unsent = await withDatabase((db) =>
      whileWiping(db, async () => {
        const unsentBefore = await countUnsent(db, person)
        const { chosen, profiles } = await readPeople(db)
        const rest = profiles.filter((profile) => profile.person !== person)
        const next = presentIn({ chosen: undefined, profiles: rest }, undefined) ?? nameless(newUuid())
        await dropEverythingOf(db, person)
        await writeProfiles(db, rest.includes(next) ? rest : [...rest, next])
        if (chosen === person) await choose(db, next.person, languageOf)
        await dropOwn(db, person)
        await dropJoining(db, person)
        await forgetTries(db, person)
        await noteWiped(db, person)
        return unsentBefore
      }),
    )
    if (openHere() === person) setOpenHere(undefined)
    return { unsent }
  })
}
