import fc from 'fast-check'
import { createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import { DAY, wholeDays } from '../../../src/core/review/days.ts'
import { type AnswerSeen, type Memory, memoryOf } from '../../../src/core/review/memory.ts'
import { gradeOf } from '../../../src/core/review/model.ts'
import { recallAt } from '../../../src/core/review/recall.ts'
import { answer, EVENING } from './bank.ts'

const MINUTE = 60_000
const LATER = EVENING + 400 * DAY

function memoryIn(answers: readonly AnswerSeen[], now = LATER): Memory {
  const memory = memoryOf(answers, now).get('q')
  if (!memory) throw new Error('Nothing is remembered of q')
  return memory
}

/** An answer that earns a grade: both of two right, one, or none. */
function graded(grade: Grade, at: number): AnswerSeen {
  return { item: 'q', right: grade === Rating.Good ? 2 : grade === Rating.Hard ? 1 : 0, of: 2, at }
}

const grades = fc.constantFrom<Grade>(Rating.Again, Rating.Hard, Rating.Good)

/** Gaps from eleven minutes to four months: each a meeting of its own. */
const history = fc.array(fc.tuple(grades, fc.integer({ min: 11, max: 119 * 24 * 60 })), {
  minLength: 1,
  maxLength: 25,
})

function dated(steps: readonly (readonly [Grade, number])[]): [Grade, number][] {
  let at = EVENING
  return steps.map(([grade, minutes]) => [grade, (at += minutes * MINUTE)])
}

describe('the model of memory is the library’s', () => {
  test('the fold of any history equals stepping the library’s own scheduler', () => {
    const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false })
    fc.assert(
      fc.property(history, (steps) => {
        let card = createEmptyCard(EVENING)
        const answers = dated(steps).map(([grade, at]) => {
          card = scheduler.next(card, at, grade).card
          return graded(grade, at)
        })
        const { stability, difficulty, last, seen } = memoryIn(answers, EVENING + 4000 * DAY)
        expect({ stability, difficulty, last, seen }).toEqual({
          stability: card.stability,
          difficulty: card.difficulty,
          last: card.last_review?.getTime(),
          seen: card.reps,
        })
      }),
      { seed: 83, numRuns: 200 },
    )
  })

  test('recall after whole days equals the library’s own retrievability', () => {
    const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false })
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 700 }), (steps, days) => {
        let card = createEmptyCard(EVENING)
        const answers = dated(steps).map(([grade, at]) => {
          card = scheduler.next(card, at, grade).card
          return graded(grade, at)
        })
        const memory = memoryIn(answers, EVENING + 4000 * DAY)
        const when = memory.last + days * DAY
        expect(recallAt(memory, when)).toBe(scheduler.get_retrievability(card, new Date(when), false))
      }),
      { seed: 84, numRuns: 200 },
    )
  })

  /* Published in the library's repository, __tests__/FSRS-6.test.ts: 'first repeat'. */
  test.each<[number, number, number]>([
    [0, 0.212, 6.4133],
    [1, 1.2931, 5.11217071],
    [2, 2.3065, 2.11810397],
  ])('a first answer with %i right of 2 leaves the published figures', (right, stability, difficulty) => {
    expect(memoryIn([answer('q', right, 2, 0)])).toMatchObject({ stability, difficulty })
  })

  /* The same file, 'memory state[long-term]', which takes them from fsrs-rs: 0, 0, 1, 3, 8 and 21 days apart. */
  test('six answers over 33 days leave the published figures', () => {
    const days = [0, 0, 1, 4, 12, 33]
    const answers = days.map((day, place) => ({
      ...answer('q', place === 0 ? 0 : 1, 1, day),
      at: EVENING + day * DAY + place * 15 * MINUTE,
    }))
    const { stability, difficulty } = memoryIn(answers)
    expect(stability).toBeCloseTo(53.335106, 4)
    expect(difficulty).toBeCloseTo(6.3574867, 4)
  })

  test('recall is 90 % after as many days as the memory is stable', () => {
    const memory = memoryIn([answer('q', 1, 1, 0)])
    expect(recallAt(memory, memory.last + memory.stability * DAY)).toBeCloseTo(0.9, 6)
  })
})

describe('grades', () => {
  test.each<[number, number, Grade]>([
    [1, 1, Rating.Good],
    [0, 1, Rating.Again],
    [1, 2, Rating.Hard],
    [2, 3, Rating.Hard],
    [1, 3, Rating.Again],
    [4, 4, Rating.Good],
  ])('%i right of %i', (right, of, grade) => {
    expect(gradeOf({ right, of })).toBe(grade)
  })
})

describe('what counts as one meeting', () => {
  test('an answer repeated within ten minutes moves nothing but the count and the last result', () => {
    const first = answer('q', 0, 1, 0)
    const again = { ...answer('q', 1, 1, 0), at: first.at + 9 * MINUTE }
    expect(memoryIn([first, again])).toEqual({ ...memoryIn([first]), seen: 2, right: 1, of: 1 })
  })

  test('ten minutes run from the answer that counted, so that they end', () => {
    const answers = [0, 6, 12].map((minutes) => ({ ...answer('q', 0, 1, 0), at: EVENING + minutes * MINUTE }))
    expect(memoryIn(answers).last).toBe(EVENING + 12 * MINUTE)
  })

  test('cramming one question all day leaves it no firmer than one answer does', () => {
    const crammed = Array.from({ length: 12 }, (_, place) => ({
      ...answer('q', 1, 1, 0),
      at: EVENING - place * 20 * MINUTE,
    })).reverse()
    expect(memoryIn(crammed).stability).toBe(memoryIn([answer('q', 1, 1, 0)]).stability)
  })

  test('the day changes at four in the morning in Georgia', () => {
    const midnight = 20_000 * DAY
    expect(wholeDays(midnight - 1, midnight)).toBe(1)
    expect(wholeDays(midnight, midnight + DAY - 1)).toBe(0)
  })
})

describe('a clock that was wrong', () => {
  const steps = [answer('q', 1, 1, 0), answer('q', 1, 1, 3), answer('q', 1, 1, 9), answer('q', 1, 1, 20)]
  const now = EVENING + 21 * DAY
  const moved = (place: number, days: number): AnswerSeen[] =>
    steps.map((step, at) => (at === place ? { ...step, at: step.at + days * DAY } : step))

  test.each([0, 1, 2, 3])('answer %i a year ahead is not taken for a year of memory', (place) => {
    const memory = memoryIn(moved(place, 365), now)
    expect(memory.last).toBeLessThanOrEqual(now)
    expect(memory.stability).toBeLessThanOrEqual(memoryIn(steps, now).stability * 1.5)
    expect(memory.seen).toBe(4)
  })

  test.each([1, 2, 3])('answer %i a year back is put beside the one before it', (place) => {
    const memory = memoryIn(moved(place, -365), now)
    expect(memory.stability).toBeLessThanOrEqual(memoryIn(steps, now).stability * 1.5)
    expect(memory.last).toBeGreaterThanOrEqual(EVENING + 9 * DAY)
  })

  test('a phone that wakes in 1970 and is set right again makes nothing firm for decades', () => {
    const memory = memoryIn([{ ...answer('q', 1, 1, 0), at: 0 }, answer('q', 1, 1, 0)], now)
    expect(memory.stability).toBeLessThan(80)
  })

  test('once the clock is right again a session a year ahead fades like any other', () => {
    const ahead = [answer('q', 1, 1, 365), answer('p', 1, 1, 1)]
    const soon = memoryIn(ahead, EVENING + 2 * DAY)
    const late = memoryIn(ahead, EVENING + 100 * DAY)
    expect(late.last).toBe(soon.last)
    expect(recallAt(late, EVENING + 100 * DAY)).toBeLessThan(recallAt(soon, EVENING + 2 * DAY))
  })

  test('whatever the clock did, figures are figures and times are not later than now', () => {
    const YEARS = 3 * 365 * 24 * 60
    const wild = fc.array(
      fc.record({
        item: fc.constantFrom('q', 'r', 's'),
        right: fc.integer({ min: 0, max: 4 }),
        of: fc.integer({ min: 0, max: 4 }),
        at: fc.integer({ min: -YEARS, max: YEARS }).map((minutes) => EVENING + minutes * MINUTE),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(wild, fc.integer({ min: -YEARS, max: YEARS }), (answers, minutes) => {
        const present = EVENING + minutes * MINUTE
        for (const memory of memoryOf(answers, present).values()) {
          expect(memory.stability).toBeGreaterThan(0)
          expect(memory.difficulty).toBeGreaterThanOrEqual(1)
          expect(memory.difficulty).toBeLessThanOrEqual(10)
          expect(memory.last).toBeLessThanOrEqual(present)
          for (const when of [present - 400 * DAY, present, present + 400 * DAY]) {
            const recall = recallAt(memory, when)
            expect(recall).toBeGreaterThanOrEqual(0)
            expect(recall).toBeLessThanOrEqual(1)
          }
        }
      }),
      { seed: 85, numRuns: 200 },
    )
  })
})
