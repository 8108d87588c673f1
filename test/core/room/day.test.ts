import { expect, test } from 'vitest'
import { makeUuid } from '../../../src/core/ids.ts'
import { tailOf } from '../../../src/core/room/attempt-tail.ts'
import { dateOfDay, dayOfDate, minutesBetween } from '../../../src/core/room/day.ts'

test.each([
  ['1970-01-01', 0],
  ['2026-11-29', 20_786],
  ['2149-06-06', 65_535],
])('%s is day %i', (date, day) => {
  expect(dayOfDate(date)).toBe(day)
  expect(dateOfDay(day)).toBe(date)
})

test('a day that no square can say is the nearest that one can', () => {
  expect(dayOfDate('1969-12-31')).toBe(0)
  expect(dayOfDate('2200-01-01')).toBe(65_535)
})

test.each([
  [0, 0],
  [59_999, 0],
  [60_000, 1],
  [63 * 60_000, 63],
  [9_000_000_000, 63],
  [-5_000_000, 0], // the clock went back
])('%i ms are %i minutes', (ms, minutes) => {
  expect(minutesBetween(1_800_000_000_000, 1_800_000_000_000 + ms)).toBe(minutes)
})

test('the tail of an attempt is its chance, not its time', () => {
  const chance = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
  const [one, other] = [makeUuid(1_800_000_000_000, chance), makeUuid(1_900_000_000_000, chance)]
  expect(tailOf(one)).toBe(tailOf(other))
  expect(tailOf(one)).toMatch(/^[89ab][0-9a-f]{15}$/)
  expect(one.replaceAll('-', '').endsWith(tailOf(one))).toBe(true)
})
