import type { Uuid } from '../core/ids.ts'
import { type People, presentIn, type Profile } from '../core/profile/profile.ts'
import type { Database } from '../storage/db.ts'
import { withDatabase } from '../storage/open.ts'
import { readPeople, settlePresent } from '../storage/people.ts'
import { newUuid } from './new-uuid.ts'
import { openHere, setOpenHere } from './open-here.ts'
import { hearOfPerson } from './person-channel.ts'

/*
 * WARNING: this module is fetched with the first things that remember (src/ui/verbs.ts); what the page of profiles does
 * stands in files of its own.
 */

/** Who is at the phone, as this window knows it. */
interface Known {
  readonly people: People
  readonly present: Profile | undefined
}

/** Looked up once for each connection: a tap does not wait for it, and storage cleared under the page is noticed. */
let known = new WeakMap<Database, Promise<Known>>()

/** The pseudonym of whoever is at the phone, under which everything is kept and read; made when there is none, never a name. */
export async function presentPerson(): Promise<Uuid> {
  return withDatabase(async (db) => {
    const { present } = await lookUp(db)
    if (present) return present.person
    const settled = settlePresent(db, openHere(), newUuid)
    known.set(db, settled)
    return (await unlessFailed(db, settled)).present.person
  })
}

/** The same for looking only: on a phone where nobody has done anything yet it is nobody, and nothing is written. */
export async function knownPerson(): Promise<Uuid | undefined> {
  return withDatabase(async (db) => (await lookUp(db)).present?.person)
}

/** Looks something up for whoever is at the phone; for nobody where nobody has done anything yet. */
export async function asPresent<Value>(
  action: (db: Database, person: Uuid | undefined) => Promise<Value>,
): Promise<Value> {
  const person = await knownPerson()
  return withDatabase((db) => action(db, person))
}

/** Whether pages of whoever is present may be kept as drawn, to be shown before any script runs: not where a PIN hides somebody. */
export async function isPressable(): Promise<boolean> {
  return (await pressableFor()) !== undefined
}

/** Whether somebody with a PIN used the phone last and is not open here: what is shown is not theirs. */
export async function isLockedOut(): Promise<boolean> {
  const { people, present } = await withDatabase(lookUp)
  return people.chosen !== undefined && present?.person !== people.chosen
}

/** For whom pages may be kept as drawn: `nobody` on a new phone; nothing where a PIN hides somebody. */
export async function pressableFor(): Promise<Uuid | 'nobody' | undefined> {
  return pressableIn(await withDatabase(lookUp))
}

/** The same as it stands on the phone at this moment, whatever this window knows. */
export async function pressableNow(): Promise<Uuid | 'nobody' | undefined> {
  return pressableIn(await withDatabase(lookAt))
}

function pressableIn({ people: { chosen }, present }: Known): Uuid | 'nobody' | undefined {
  if (present?.pin || present?.person !== chosen) return undefined
  return chosen ?? 'nobody'
}

/** Forgets what this window knows of who is present, so that it is looked up again. */
export function forgetPresent(): void {
  known = new WeakMap()
}

/** Tells what to do when somebody else is at the phone by what was done in another window. */
export function onPersonChanged(react: () => void): void {
  changed = react
}

let changed: (() => void) | undefined

hearOfPerson(() => void compare())

async function compare(): Promise<void> {
  const before = await knownPerson()
  forgetPresent()
  if (before !== (await knownPerson())) changed?.()
}

function lookUp(db: Database): Promise<Known> {
  const before = known.get(db)
  if (before) return before
  const looking = lookAt(db)
  known.set(db, looking)
  return unlessFailed(db, looking)
}

async function lookAt(db: Database): Promise<Known> {
  const open = openHere()
  const people = await readPeople(db)
  const present = presentIn(people, open)
  // Handed on in another window: whoever was open in this one is locked here, too.
  if (open && open !== present?.person && open === openHere()) setOpenHere(undefined)
  return { people, present }
}

/** Where nobody was found, or nothing could be looked up, it is looked up again: another window may make the first person. */
async function unlessFailed<Found extends Known>(db: Database, looking: Promise<Found>): Promise<Found> {
  try {
    const found = await looking
    if (!found.present) known.delete(db)
    return found
  } catch (error) {
    known.delete(db)
    throw error
  }
}
