import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { believedTimes } from '../../../src/core/review/believed-times.ts'

const YEAR = 365
const sorted = fc
  .array(fc.integer({ min: 0, max: 1000 }), { maxLength: 40 })
  .map((times) => times.sort((a, b) => a - b))

describe('when answers were given', () => {
  test('a clock that was right is believed to the letter', () => {
    fc.assert(
      fc.property(sorted, (times) => {
        expect(believedTimes(times, 1000)).toEqual(times)
      }),
      { seed: 81 },
    )
  })

  test.each<[string, number[], number, number[]]>([
    ['a day a year ahead lies beside the day before it', [1, 2, 3 + YEAR, 4, 5], 6, [1, 2, 2, 4, 5]],
    [
      'a day a year back lies beside the day before it',
      [401, 402, 403 - YEAR, 404],
      500,
      [401, 402, 402, 404],
    ],
    ['a first day a year ahead lies beside the second', [1 + YEAR, 2, 3], 4, [2, 2, 3]],
    ['a clock still a year back: all answers are of today', [401, 402, 403], 38, [38, 38, 38]],
    ['a clock still a year ahead: the answers stay where they were', [1, 2, 3], 3 + YEAR, [1, 2, 3]],
    ['equal times are in order', [7, 7, 7], 7, [7, 7, 7]],
    ['nothing', [], 5, []],
  ])('%s', (_name, written, now, times) => {
    expect(believedTimes(written, now)).toEqual(times)
  })

  test('what comes back never runs backwards, is never later than now, and believes as many as can be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 14 }),
        fc.integer({ min: -60, max: 60 }),
        (written, now) => {
          const times = believedTimes(written, now)
          expect(times).toHaveLength(written.length)
          expect(times.every((time, place) => time <= now && time >= (times[place - 1] ?? time))).toBe(true)
          const believed = times.filter((time, place) => time === written[place]).length
          expect(believed).toBeGreaterThanOrEqual(longest(written.filter((time) => time <= now)))
        },
      ),
      { seed: 82 },
    )
  })
})

/** The length of the longest run that never falls, found the slow way. */
function longest(times: readonly number[]): number {
  const lengths: number[] = []
  for (const [place, time] of times.entries())
    lengths[place] =
      1 + Math.max(0, ...lengths.slice(0, place).filter((_length, before) => (times[before] ?? 0) <= time))
  return Math.max(0, ...lengths)
}
