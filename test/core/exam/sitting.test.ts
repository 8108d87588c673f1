import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addEvent, type Attempt, type AttemptEvent, beginAttempt } from '../../../src/core/attempt/attempt.ts'
import {
  replaySitting,
  type Sitting,
  sitOn,
  timeGiven,
  timeLeft,
  UNOPENED,
} from '../../../src/core/exam/sitting.ts'
import { uuidSchema } from '../../../src/core/ids.ts'
import { examOf } from './exams.ts'
import { fixture } from './fixture.ts'

type Told = readonly [act: AttemptEvent['act'], object: string, after?: number]

/** Events a second after each other, unless the time is said. */
function eventsOf(...told: readonly Told[]): AttemptEvent[] {
  return told.map(([act, object, after], at) => ({ act, object, after: after ?? at * 1000 }))
}

function sittingOf(...told: readonly Told[]): Sitting {
  return replaySitting(eventsOf(['opened', 'officer@5Q7YPZQW#1357beef'], ...told))
}

const item = fc.constantFrom('ink', 'seal', 'two-short')
const doings: fc.Arbitrary<Told> = fc.oneof(
  fc.tuple(
    fc.constant('chose' as const),
    fc.tuple(item, fc.constantFrom('', 'a', 'a,b', 'true:a', 'x=y,z=y')).map((pair) => pair.join('=')),
  ),
  fc.tuple(fc.constantFrom('pointed' as const, 'unpointed' as const), item),
  fc.tuple(fc.constant('reached' as const), fc.constantFrom('1', '2', '24', '0', 'x')),
  fc.tuple(
    fc.constant('added' as const),
    fc.constantFrom('longer:25', 'longer:none', 'longer:7', 'overtime', 'rescued', 'spent:600', 'odd'),
  ),
  fc.tuple(fc.constant('did' as const), fc.constant('ink=1/1')),
  fc.tuple(fc.constant('ended' as const), fc.constant('officer')),
)

describe('a sitting', () => {
  test('is the same whether it is folded at once or dies after any event and is folded anew', () => {
    fc.assert(
      fc.property(fc.array(doings, { maxLength: 40 }), (told) => {
        const events = eventsOf(['opened', 'officer@5Q7YPZQW#1357beef'], ...told)
        let live = UNOPENED
        for (const [at, event] of events.entries()) {
          live = sitOn(live, event)
          const stored = JSON.parse(JSON.stringify(events.slice(0, at + 1))) as AttemptEvent[]
          expect(replaySitting(stored)).toEqual(live)
        }
      }),
      { seed: 701, numRuns: 300 },
    )
  })

  test.each(
    fixture('exam-events') as { name: string; events: AttemptEvent[]; sitting: Record<string, unknown> }[],
  )('$name reads as it always did', ({ events, sitting }) => {
    const { answers, flagged, ...rest } = replaySitting(events)
    expect({ ...rest, answers: Object.fromEntries(answers), flagged: [...flagged] }).toEqual(sitting)
  })

  test('says its exam, its code and its bank, once', () => {
    const sitting = sittingOf(['opened', 'heads@5YGX5SH6#00000000'])
    expect(sitting).toMatchObject({ exam: 'officer', code: '5Q7YPZQW', bank: '1357beef' })
    expect(replaySitting(eventsOf(['opened', 'officer'])).exam).toBe('')
  })

  test('keeps the last answer; an empty one takes it back', () => {
    expect(sittingOf(['chose', 'ink=a'], ['chose', 'seal=x=y,z=y'], ['chose', 'ink=b']).answers).toEqual(
      new Map([
        ['ink', 'b'],
        ['seal', 'x=y,z=y'],
      ]),
    )
    expect(sittingOf(['chose', 'ink=a'], ['chose', 'ink=']).answers.size).toBe(0)
    expect(sittingOf(['chose', 'ink'], ['chose', '=a']).answers.size).toBe(0)
  })

  test('marks questions to look at again, and knows which one is shown', () => {
    const sitting = sittingOf(['pointed', 'ink'], ['pointed', 'seal'], ['unpointed', 'ink'], ['reached', '7'])
    expect(sitting.flagged).toEqual(new Set(['seal']))
    expect(sitting.at).toBe(6)
    expect(sittingOf(['reached', '7'], ['reached', '0'], ['reached', '-1'], ['reached', 'ink']).at).toBe(6)
  })

  test('is not changed after its end', () => {
    const done: Told[] = [
      ['chose', 'ink=a'],
      ['did', 'ink=1/1'],
      ['ended', 'officer'],
    ]
    const later = sittingOf(...done, ['chose', 'ink=b'], ['reached', '3'], ['added', 'overtime'])
    expect(later).toEqual(sittingOf(...done))
    expect(later.ended).toBe(true)
  })

  test('never changes what was folded before', () => {
    const before = sittingOf(['chose', 'ink=a'], ['pointed', 'ink'])
    sitOn(before, { act: 'chose', object: 'ink=b', after: 9000 })
    sitOn(before, { act: 'unpointed', object: 'ink', after: 9000 })
    expect(before).toEqual(sittingOf(['chose', 'ink=a'], ['pointed', 'ink']))
  })
})

describe('the time of a sitting', () => {
  const exam = examOf({ minutes: 60 })
  const HOUR = 3_600_000

  test.each([
    ['0', HOUR],
    ['25', 1.25 * HOUR],
    ['50', 1.5 * HOUR],
    ['100', 2 * HOUR],
    ['none', undefined],
    ['7', HOUR],
  ])('longer by %s', (longer, given) => {
    expect(timeGiven(exam, sittingOf(['added', `longer:${longer}`]))).toBe(given)
  })

  test('runs by the stopwatch of its attempt, and never shows more than is left after the last event', () => {
    const sitting = sittingOf(['chose', 'ink=a', 600_000])
    expect(sitting.spent).toBe(600_000)
    expect(timeLeft(exam, sitting, 900_000)).toBe(HOUR - 900_000)
    expect(timeLeft(exam, sitting, 0)).toBe(HOUR - 600_000)
    expect(timeLeft(exam, sitting, 99 * HOUR)).toBe(0)
  })

  test('used on another phone counts, and the new phone’s own comes to it', () => {
    const sitting = sittingOf(['added', 'rescued', 0], ['added', 'spent:1800', 0], ['chose', 'ink=a', 60_000])
    expect(sitting).toMatchObject({ rescued: true, before: 1_800_000, spent: 1_860_000 })
    expect(timeLeft(exam, sitting, 120_000)).toBe(HOUR - 1_920_000)
  })

  test('does not run without a clock, nor when it is up and the member goes on', () => {
    expect(timeLeft(exam, sittingOf(['added', 'longer:none']), 99 * HOUR)).toBeUndefined()
    expect(timeLeft(exam, sittingOf(['added', 'overtime', HOUR]), 2 * HOUR)).toBeUndefined()
  })

  test('is not changed by a clock that is set back or ahead by a year: events follow the stopwatch', () => {
    const id = uuidSchema.parse('01890a5d-ac96-774b-bcce-b302099a8057')
    const begun = 1_800_000_000_000
    const told = (elapsed: readonly number[]): Sitting => {
      let attempt: Attempt = beginAttempt(
        { id, person: id, kind: 'exam', subject: 'officer', language: 'ka', pack: undefined },
        begun,
      )
      for (const [at, ms] of elapsed.entries())
        attempt = addEvent(attempt, { act: 'reached', object: String(at + 1) }, begun + ms)
      return replaySitting(attempt.events)
    }
    expect(told([0, 1000, 5000]).spent).toBe(5000)
    expect(told([0, 5000, -31_536_000_000]).spent).toBe(5000) // and if one did not follow it, nothing is given back
  })
})
