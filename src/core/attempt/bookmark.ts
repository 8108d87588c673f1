import { type Attempt, newestFirst } from './attempt.ts'

/** Whether a bookmark stands: the last of its events decides. */
export function isBookmarked(attempt: Pick<Attempt, 'events'> | undefined): boolean {
  return attempt?.events.at(-1)?.act === 'added'
}

/** The places marked, newest first. A place is an address inside the app, for example `/guide/counting#signatures`. */
export function bookmarkedPlaces(attempts: readonly Attempt[]): string[] {
  return newestFirst(attempts.filter((attempt) => attempt.kind === 'bookmark'))
    .filter(isBookmarked)
    .map((attempt) => attempt.subject)
}
