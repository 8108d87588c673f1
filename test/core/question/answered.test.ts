import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addEvent,
  type Attempt,
  type AttemptKind,
  beginAttempt,
  endAttempt,
} from '../../../src/core/attempt/attempt.ts'
import { answeredIn, answerEvent, isWhole, outcomeEvent } from '../../../src/core/question/answered.ts'
import { uuidSchema } from '../../../src/core/ids.ts'
import { fixture } from '../exam/fixture.ts'

const id = uuidSchema.parse('01890a5d-ac96-774b-bcce-b302099a8057')
const BEGUN = 1_800_000_000_000

/** An attempt with these events, a second after each other. */
function attemptOf(
  kind: AttemptKind,
  events: readonly Pick<Attempt['events'][0], 'act' | 'object'>[],
): Attempt {
  const begun = beginAttempt(
    { id, person: id, kind, subject: 'topic/counting', language: 'ka', pack: undefined },
    BEGUN,
  )
  return events.reduce((attempt, event, at) => addEvent(attempt, event, BEGUN + at * 1000), begun)
}

function ended(attempt: Attempt): Attempt {
  return endAttempt(attempt, BEGUN + 60_000, true)
}

describe('what was answered', () => {
  test.each(fixture('question-events') as { name: string; attempt: Attempt; answered: unknown }[])(
    '$name reads as it always did',
    ({ attempt, answered }) => {
      expect(answeredIn(attempt)).toEqual(answered)
    },
  )

  test('in practice and review is read as it was written, in order', () => {
    const slugs = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/)
    const told = fc.record({
      item: slugs,
      seed: fc.stringMatching(/^[A-Za-z0-9/_-]{1,12}$/),
      answer: fc.constantFrom('', 'a', 'a,b', 'true:', 'true:why', 'x=y,z=y', 'a>b', '742'),
      right: fc.nat(4),
      of: fc.integer({ min: 4, max: 7 }),
    })
    fc.assert(
      fc.property(fc.constantFrom('questions' as const, 'review' as const), fc.array(told), (kind, all) => {
        expect(answeredIn(attemptOf(kind, all.map(answerEvent)))).toEqual(
          all.map((one, at) => ({ ...one, after: at * 1000, at: BEGUN + at * 1000 })),
        )
      }),
      { seed: 1001, numRuns: 500 },
    )
  })

  test('in a quiz of the room tells nothing before the answers are opened, and then the last answers', () => {
    const sat = attemptOf('room', [
      { act: 'opened', object: 'K7PM3QXA#1357beef' },
      { act: 'chose', object: 'ink=a' },
      { act: 'chose', object: 'seal=a,b' },
      { act: 'chose', object: 'ink=b' },
    ])
    expect(answeredIn(ended(sat))).toEqual([])
    const told = ['ink=1/1', 'seal=1/2', 'open=0/1'].map(
      (object) => ({ after: 70_000, act: 'did', object }) as const,
    )
    const released = { ...ended(sat), events: [...ended(sat).events, ...told] }
    expect(answeredIn(released)).toMatchObject([
      { item: 'seal', answer: 'a,b', right: 1, of: 2, after: 2000 },
      { item: 'ink', answer: 'b', right: 1, of: 1, after: 3000 },
    ])
    const { endedAt: _, ...going } = released
    expect(answeredIn(going)).toEqual([])
  })

  test('in an exam tells nothing before its end, and then the last answers, but no question left open', () => {
    const sat = attemptOf('exam', [
      { act: 'opened', object: 'officer@5Q7YPZQW#1357beef' },
      { act: 'chose', object: 'ink=a' },
      { act: 'chose', object: 'seal=x=y,z=y' },
      { act: 'chose', object: 'lamp=a' },
      { act: 'chose', object: 'ink=b' },
      { act: 'chose', object: 'lamp=' },
      outcomeEvent({ item: 'lamp', right: 0, of: 1 }),
      outcomeEvent({ item: 'ink', right: 1, of: 1 }),
      outcomeEvent({ item: 'seal', right: 1, of: 2 }),
      outcomeEvent({ item: 'never-seen', right: 0, of: 1 }),
    ])
    expect(answeredIn(sat)).toEqual([])
    expect(answeredIn(ended(sat))).toEqual([
      { item: 'seal', seed: '', answer: 'x=y,z=y', right: 1, of: 2, after: 2000, at: BEGUN + 2000 },
      { item: 'ink', seed: '', answer: 'b', right: 1, of: 1, after: 4000, at: BEGUN + 4000 },
    ])
  })

  test('elsewhere is nothing', () => {
    const events = [answerEvent({ item: 'ink', seed: '1', answer: 'a', right: 1, of: 1 })]
    for (const kind of ['scenario', 'protocol', 'reading'] as const)
      expect(answeredIn(ended(attemptOf(kind, events)))).toEqual([])
  })

  test.each([
    'ink',
    'ink=a',
    'ink/1=a',
    'ink/1=a~1',
    'ink/1=a~2/1',
    'ink/1=a~0/0',
    '/1=a~1/1',
    'ink/1=a~x/1',
  ])('is not read out of %s', (object) => {
    expect(answeredIn(attemptOf('questions', [{ act: 'chose', object }]))).toEqual([])
  })

  test('is whole when nothing is missing', () => {
    expect(isWhole({ right: 2, of: 2 })).toBe(true)
    expect(isWhole({ right: 1, of: 2 })).toBe(false)
  })
})
