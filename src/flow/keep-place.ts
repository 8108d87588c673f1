import { addEvent } from '../core/attempt/attempt.ts'
import { isSameSitting, lastPlace, type Place, sectionsRead } from '../core/attempt/reading.ts'
import { attemptsOf } from '../storage/attempts.ts'
import { type Doing, note } from './attempt-keeper.ts'
import { asPresent } from './present-person.ts'

/** Notes that a section of a chapter was reached. */
export async function keepPlace(chapter: string, section: string, doing: Doing): Promise<void> {
  await note({ ...doing, kind: 'reading', subject: chapter }, isSameSitting, (attempt, now) => {
    const last = attempt.events.at(-1)
    if (last?.act === 'reached' && last.object === section) return attempt
    return addEvent(attempt, { act: 'reached', object: section }, now)
  })
}

/** Where the reader was, and how much of each chapter has been read. */
export async function readingSoFar(): Promise<{
  place: Place | undefined
  read: (chapter: string) => ReadonlySet<string>
}> {
  const attempts = await asPresent((db, person) => attemptsOf(db, 'reading', person))
  return { place: lastPlace(attempts), read: (chapter) => sectionsRead(attempts, chapter) }
}
