import { addEvent, type Attempt, beginAttempt } from '../../../src/core/attempt/attempt.ts'
import { makeUuid } from '../../../src/core/ids.ts'
import type { PlayEvent } from '../../../src/core/scenario/play.ts'

const NOON = Date.UTC(2026, 9, 4, 8)
const ID = makeUuid(NOON, new Uint8Array(10))

/** An attempt at a scene with these events, one a second. */
export function attemptOf(scene: string, events: readonly PlayEvent[] = []): Attempt {
  const fresh = beginAttempt(
    { id: ID, person: ID, kind: 'scenario', subject: scene, language: 'en', pack: undefined },
    NOON,
  )
  return events.reduce((attempt, event, at) => addEvent(attempt, event, NOON + at * 1000), fresh)
}
