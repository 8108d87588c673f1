import { describe, expect, test } from 'vitest'
import { paceOf, timeSpent, USUAL_PACE } from '../../../src/core/review/pace.ts'

function answersAt(...seconds: number[]): { at: number }[] {
  return seconds.map((at) => ({ at: at * 1000 }))
}

describe('pace', () => {
  test('is the median of the times between answers', () => {
    expect(paceOf(answersAt(0, 20, 60, 82, 182, 204))).toBe(22_000)
  })

  test('pauses, glances and a clock set back do not count', () => {
    expect(paceOf(answersAt(0, 20, 40, 9000, 9001, 8000, 8020, 8040, 8060))).toBe(20_000)
  })

  test('few answers tell nothing', () => {
    expect(paceOf([])).toBe(USUAL_PACE)
    expect(paceOf(answersAt(0, 8, 16, 24))).toBe(USUAL_PACE)
  })

  test('an exam, whose outcomes are all written at its end, tells nothing', () => {
    expect(paceOf(answersAt(5, 5, 5, 5, 5, 5, 5, 5))).toBe(USUAL_PACE)
  })

  test('only the newest answers count', () => {
    const slow = Array.from({ length: 100 }, (_, place) => place * 90)
    const quick = Array.from({ length: 60 }, (_, place) => 9000 + place * 15)
    expect(paceOf(answersAt(...slow, ...quick))).toBe(15_000)
  })
})

describe('time spent', () => {
  test('nothing took no time', () => {
    expect(timeSpent([], 30_000)).toBe(0)
  })

  test('the first answer and each after a pause count at the pace', () => {
    expect(timeSpent(answersAt(0, 20, 50, 4000, 4010), 30_000)).toBe(120_000)
  })

  test('a clock set back or ahead makes it neither negative nor a year', () => {
    expect(timeSpent(answersAt(1000, 1020, -9_000_000, 90_000_000), 30_000)).toBe(110_000)
  })
})
