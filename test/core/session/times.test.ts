import { expect, test } from 'vitest'
import { clockTime, readClockTime, timesOf } from '../../../src/core/session/times.ts'

test('blocks follow each other by the clock, beyond midnight too', () => {
  expect(timesOf([{ minutes: 20 }, { minutes: 45 }, { minutes: 10 }], 9 * 60 + 50)).toEqual([
    { from: '09:50', to: '10:10' },
    { from: '10:10', to: '10:55' },
    { from: '10:55', to: '11:05' },
  ])
  expect(timesOf([{ minutes: 90 }], 23 * 60)).toEqual([{ from: '23:00', to: '00:30' }])
  expect(timesOf([], 600)).toEqual([])
})

test.each([
  ['10:00', 600],
  ['9:05', 545],
  [' 00:00 ', 0],
  ['23:59', 1439],
  ['24:00', undefined],
  ['10:60', undefined],
  ['10', undefined],
  ['', undefined],
])('%j is read as %s minutes', (text, minutes) => {
  expect(readClockTime(text)).toBe(minutes)
})

test('every minute of a day is read as it is written', () => {
  for (let minute = 0; minute < 24 * 60; minute++) expect(readClockTime(clockTime(minute))).toBe(minute)
})
