import { type Attempt, newestFirst } from './attempt.ts'

/** A pause longer than this (ms) makes the next reading of a chapter a new attempt. */
export const SITTING = 30 * 60_000

/** Where somebody was in the guide. */
export interface Place {
  readonly chapter: string
  readonly section: string | undefined
}

/** The last place read, or nothing yet. */
export function lastPlace(attempts: readonly Attempt[]): Place | undefined {
  const newest = newestFirst(attempts.filter((attempt) => attempt.kind === 'reading'))[0]
  if (!newest) return undefined
  const reachedSection = newest.events.findLast((event) => event.act === 'reached')
  return { chapter: newest.subject, section: reachedSection?.object }
}

/** The sections of a chapter that were ever reached. */
export function sectionsRead(attempts: readonly Attempt[], chapter: string): ReadonlySet<string> {
  return new Set(
    attempts
      .filter((attempt) => attempt.kind === 'reading' && attempt.subject === chapter)
      .flatMap((attempt) => attempt.events)
      .filter((event) => event.act === 'reached')
      .map((event) => event.object),
  )
}

/** Whether a reading that is being resumed at `now` (ms) still belongs to the same sitting. */
export function isSameSitting(attempt: Attempt, now: number): boolean {
  const pause = now - attempt.updatedAt
  return attempt.endedAt === undefined && pause >= 0 && pause < SITTING
}
