import { expect, test } from 'vitest'
import { type Attempt, beginAttempt } from '../../../src/core/attempt/attempt.ts'
import { makeUuid } from '../../../src/core/ids.ts'
import { notePlayEvent } from '../../../src/core/scenario/note-event.ts'
import type { PlayEvent } from '../../../src/core/scenario/play.ts'

const id = makeUuid(1, new Uint8Array(10))
const blank = beginAttempt(
  { id, person: id, kind: 'scenario', subject: 'lost-pen', language: 'ka', pack: undefined },
  1000,
)

/** What the record holds in the end; each event comes ten milliseconds after the one before. */
function recordOf(...events: readonly PlayEvent[]): Attempt['events'] {
  return events.reduce((attempt, event, at) => notePlayEvent(attempt, event, 1000 + at * 10), blank).events
}

test('what is written letter by letter or put together piece by piece is one event, at its last moment', () => {
  expect(
    recordOf(
      { act: 'typed', object: 'entry=a' },
      { act: 'typed', object: 'entry=a,b' },
      { act: 'typed', object: 'entry~1 = 2' },
    ),
  ).toEqual([{ act: 'typed', object: 'entry~1 = 2', after: 20 }])
})

test('what is written at another node, and what is done, stays beside it', () => {
  const events: PlayEvent[] = [
    { act: 'typed', object: 'entry=a' },
    { act: 'typed', object: 'entry-2=a' },
    { act: 'wrote', object: 'entry-2=a' },
    { act: 'wrote', object: 'entry-2=a' },
    { act: 'typed', object: 'entry-2=b' },
  ]
  expect(recordOf(...events).map(({ act, object }) => ({ act, object }))).toEqual(events)
})
