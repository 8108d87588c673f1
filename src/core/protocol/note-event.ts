import { addEvent, type Attempt } from '../attempt/attempt.ts'
import type { RunEvent } from './run.ts'

/**
 * Adds an event to an attempt's record. While somebody types in one box the record holds the last state only: "3", "37",
 * "372" are one event, so that a night stays a few hundred events long.
 */
export function noteRunEvent(attempt: Attempt, event: RunEvent, now: number): Attempt {
  const last = attempt.events.at(-1)
  const goesOn =
    last !== undefined &&
    WRITING.has(event.act) &&
    last.act === event.act &&
    placeOf(last.object) === placeOf(event.object)
  return addEvent(goesOn ? { ...attempt, events: attempt.events.slice(0, -1) } : attempt, event, now)
}

/** Acts that go on letter by letter. */
const WRITING: ReadonlySet<string> = new Set(['typed', 'wrote', 'sealed'])

function placeOf(object: string): string {
  return object.slice(0, object.indexOf('='))
}
