import { addEvent } from '../core/attempt/attempt.ts'
import { isBookmarked } from '../core/attempt/bookmark.ts'
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
