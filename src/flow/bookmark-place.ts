import { addEvent } from '../core/attempt/attempt.ts'
import { bookmarkedPlaces, isBookmarked } from '../core/attempt/bookmark.ts'
import { attemptsOf } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { type Doing, note } from './attempt-keeper.ts'

/** Puts a bookmark at a place, or takes it away. Whether it stands now. */
export async function toggleBookmark(place: string, doing: Doing): Promise<boolean> {
  const changed = await note(
    { ...doing, kind: 'bookmark', subject: place },
    () => true,
    (attempt, now) =>
      addEvent(attempt, { act: isBookmarked(attempt) ? 'removed' : 'added', object: place }, now),
  )
  return isBookmarked(changed)
}

/** The marked places, newest first. */
export async function bookmarks(): Promise<string[]> {
  return bookmarkedPlaces(
    await unlessRefused(
      withDatabase((db) => attemptsOf(db, 'bookmark')),
      [],
    ),
  )
}
