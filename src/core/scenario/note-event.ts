import { addEvent, type Attempt } from '../attempt/attempt.ts'
import type { PlayEvent } from './play.ts'

/**
 * Adds an event to a play's record. While an entry is put together or written, the record holds its last state only, so
 * that letter by letter is one event.
 */
export function notePlayEvent(attempt: Attempt, event: PlayEvent, now: number): Attempt {
  const last = attempt.events.at(-1)
  const goesOn =
    last !== undefined &&
    event.act === 'typed' &&
    last.act === 'typed' &&
    nodeOf(last.object) === nodeOf(event.object)
  return addEvent(goesOn ? { ...attempt, events: attempt.events.slice(0, -1) } : attempt, event, now)
}

function nodeOf(object: string): string {
  return /^[^=~]*/.exec(object)?.[0] ?? ''
}
