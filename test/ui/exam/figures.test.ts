import { describe, expect, test } from 'vitest'
import {
  clockFigures,
  MINUTE,
  minutesLeft,
  minutesTold,
  neededFor,
} from '../../../src/ui/tests/exam/figures.ts'

describe('the clock', () => {
  test('shows minutes and seconds, also beyond an hour, and never less than nothing', () => {
    expect([60 * MINUTE, 90 * MINUTE, 65_001, 1, 0, -5].map(clockFigures)).toEqual([
      '60:00',
      '90:00',
      '01:06',
      '00:01',
      '00:00',
      '00:00',
    ])
  })

  test('is said aloud ten, five and one minutes before the end, and at no other time', () => {
    const said = Array.from({ length: 61 }, (_, at) => 60 - at).filter((minutes) =>
      minutesTold(minutes * MINUTE),
    )
    expect(said).toEqual([10, 5, 1])
    expect(minutesTold(9 * MINUTE + 1)).toBe(10)
    expect(minutesTold(10 * MINUTE + 1)).toBeUndefined()
    expect(minutesTold(0)).toBeUndefined()
  })

  test('counts a minute that has begun', () => {
    expect([0, 1, MINUTE, MINUTE + 1].map(minutesLeft)).toEqual([0, 1, 1, 2])
  })
})

test('a mark in percent is so many questions, rounded up', () => {
  expect(neededFor(80, 24)).toBe(20)
  expect(neededFor(75, 20)).toBe(15)
  expect(neededFor(1, 24)).toBe(1)
  expect(neededFor(100, 24)).toBe(24)
})
