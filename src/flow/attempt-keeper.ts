import { type Attempt, type AttemptKind, beginAttempt, endAttempt } from '../core/attempt/attempt.ts'
import type { Language } from '../core/language.ts'
import { addAttempt, changeAttempt, changeNewest, PersonWiped } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { readPeople, readWiped } from '../storage/people.ts'
import { newUuid } from './new-uuid.ts'
import { presentPerson } from './present-person.ts'

/** With what a thing is done: the language shown and the edition read. */
export interface Doing {
  readonly language: Language
  readonly pack: { readonly version: number; readonly issued: string } | undefined
}

/** What is about to be noted. */
export interface Noting extends Doing {
  readonly kind: AttemptKind
  readonly subject: string
}

/**
 * Notes something in one's newest attempt about a subject, or in a new one when there is none or `goesOn` says it is over.
 * The attempt and its outbox row are durable when this returns.
 */
export async function note(
  noting: Noting,
  goesOn: (attempt: Attempt, now: number) => boolean,
  change: (attempt: Attempt, now: number) => Attempt,
): Promise<Attempt> {
  const now = Date.now()
  const person = await presentPerson()
  return withDatabase((db) =>
    changeNewest(db, { ...noting, person }, now, (newest) => {
      const goingOn = newest && goesOn(newest, now)
      return change(goingOn ? newest : beginAttempt({ ...noting, id: newUuid(), person }, now), now)
    }),
  )
}

/** A new attempt, not yet kept. */
export async function freshAttempt(noting: Noting): Promise<Attempt> {
  const person = await unlessRefused(presentPerson(), newUuid()) // no storage: nothing of this will be kept anyway
  return beginAttempt({ ...noting, id: newUuid(), person }, Date.now())
}

/** Keeps an attempt that is not on this phone yet, or no longer; durable when this resolves. */
export async function putAttempt(attempt: Attempt): Promise<Attempt> {
  const owned = await ownedHere(attempt)
  return withDatabase((db) => addAttempt(db, owned, Date.now()))
}

/**
 * An attempt under the pseudonym of somebody who is on this phone. One that was begun while the phone kept nothing, or before
 * it was cleared, becomes that of whoever is present; one of somebody who was wiped is refused.
 */
export async function ownedHere(attempt: Attempt): Promise<Attempt> {
  const person = await presentPerson()
  if (attempt.person === person) return attempt
  const [{ profiles }, wiped] = await withDatabase((db) => Promise.all([readPeople(db), readWiped(db)]))
  if (wiped.includes(attempt.person)) throw new PersonWiped(attempt.person)
  return profiles.some((profile) => profile.person === attempt.person) ? attempt : { ...attempt, person }
}

/** Ends an attempt with the figures that its events come to. */
export async function finish(
  attempt: Attempt,
  scoresOf: (stored: Attempt) => NonNullable<NonNullable<Attempt['result']>['scores']>,
): Promise<Attempt> {
  const now = Date.now()
  const end = (stored: Attempt): Attempt => endAttempt(stored, now, true, scoresOf(stored))
  const ended = await withDatabase((db) => changeAttempt(db, attempt.id, now, end))
  return ended ?? putAttempt(end(attempt)) // the phone has lost it: put it again from memory
}

/** Lays what is unfinished aside, kept as it is, so that the same thing begins anew. */
export async function beginAnew(attempt: Attempt): Promise<void> {
  const now = Date.now()
  await withDatabase((db) => changeAttempt(db, attempt.id, now, (stored) => endAttempt(stored, now, false)))
}
