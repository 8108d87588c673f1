import { expect, test } from 'vitest'
import { dayStart, quarterAt, quarterSpan, quartersBack } from '../../../src/core/report/quarter.ts'

test('a quarter begins at midnight by the clock of the region', () => {
  const start = Date.UTC(2026, 8, 30, 20)
  expect(quarterAt(start - 1)).toBe('2026-Q3')
  expect(quarterAt(start)).toBe('2026-Q4')
  expect(quarterSpan('2026-Q4')).toEqual({ from: start, to: Date.UTC(2026, 11, 31, 20) })
})

test('quarters follow each other without a gap, through the turn of the year', () => {
  const quarters = quartersBack(Date.UTC(2027, 1, 1), Date.UTC(2026, 3, 1), 12)
  expect(quarters).toEqual(['2027-Q1', '2026-Q4', '2026-Q3', '2026-Q2'])
  for (const [place, quarter] of quarters.slice(1).entries())
    expect(quarterSpan(quarter)?.to).toBe(quarterSpan(quarters[place] ?? '')?.from)
})

test('so many quarters at most are told, and a first moment that is still to come leaves none', () => {
  expect(quartersBack(Date.UTC(2026, 10), 0, 3)).toEqual(['2026-Q4', '2026-Q3', '2026-Q2'])
  expect(quartersBack(Date.UTC(2026, 1), Date.UTC(2030, 1), 3)).toEqual([])
})

test.each(['2026', '2026-Q5', '2026-Q0', '1026-Q1', 'Q1-2026', '2026-Q1 '])('%s names no quarter', (text) => {
  expect(quarterSpan(text)).toBeUndefined()
})

test('a day begins at midnight by the same clock, before 1970 too', () => {
  const start = Date.UTC(2026, 10, 21, 20)
  for (const moment of [start, start + 1, start + 24 * 60 * 60_000 - 1]) expect(dayStart(moment)).toBe(start)
  expect(dayStart(start - 1)).toBe(start - 24 * 60 * 60_000)
  expect(dayStart(-1)).toBe(-4 * 60 * 60_000)
  expect(dayStart(-5 * 60 * 60_000)).toBe(-28 * 60 * 60_000)
})
