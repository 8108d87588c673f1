import type { Attempt } from '../core/attempt/attempt.ts'
import { endAfterwards } from '../core/attempt/attempt.ts'
import { changeAll } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { localDay } from './local-day.ts'
import { knownPerson } from './present-person.ts'

/*
 * Practice and review that somebody just left are ended afterwards, with their last answer, so that the centre hears of them, too
 * (docs/decisions/012). Nothing is lost where the phone refuses it: the next sitting, or the next start, ends them.
 */

/** A pause longer than this (ms) ends a sitting of practice. */
const PAUSE = 2 * 60 * 60_000

/** Whether a practice may still be gone on with. */
export function isSamePractice({ endedAt, updatedAt }: Attempt, now: number): boolean {
  return endedAt === undefined && Math.abs(now - updatedAt) < PAUSE // another window may be a moment ahead
}

/** Ends what whoever is present has practised, but what they go on with. */
export async function endPractice(goesOn: (attempt: Attempt) => boolean = () => false): Promise<void> {
  const now = Date.now()
  const ending = async (): Promise<void> => {
    const person = await knownPerson()
    if (!person) return
    await withDatabase((db) =>
      changeAll(db, { kinds: ['questions'], person, now }, (each) =>
        goesOn(each) ? each : endAfterwards(each),
      ),
    )
  }
  await unlessRefused(ending(), undefined)
}

/** Ends what anybody on this phone has left on another day, or before a long pause: called when the app is started. */
export async function endSittings(): Promise<void> {
  const now = Date.now()
  const today = localDay(now)
  const isGoingOn = (attempt: Attempt): boolean =>
    attempt.kind === 'review'
      ? attempt.subject === today
      : isSamePractice(attempt, now) && localDay(attempt.updatedAt) === today
  const ending = withDatabase((db) =>
    changeAll(db, { kinds: ['questions', 'review'], now }, (each) =>
      isGoingOn(each) ? each : endAfterwards(each),
    ),
  )
  await unlessRefused(ending, undefined)
}
