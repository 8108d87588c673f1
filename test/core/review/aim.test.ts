import { describe, expect, test } from 'vitest'
import { daysLeft, momentAimedAt } from '../../../src/core/review/aim.ts'
import { DAY } from '../../../src/core/review/days.ts'
import { EVENING, pollingIn } from './bank.ts'

const HOUR = 3_600_000

describe('polling day', () => {
  test.each([
    ['the evening before', pollingIn(1), EVENING, 1],
    ['a minute before midnight', pollingIn(1), pollingIn(1) - 60_000, 1],
    ['ten weeks before', pollingIn(70), EVENING, 70],
    ['at midnight', pollingIn(0), pollingIn(0), 0],
    ['in the evening of the day', pollingIn(0), EVENING, 0],
    ['the day after', pollingIn(0), pollingIn(1), undefined],
    ['a year after', pollingIn(0), EVENING + 365 * DAY, undefined],
    ['when none is set', undefined, EVENING, undefined],
  ])('%s', (_name, polling, now, left) => {
    expect(daysLeft({ polling, now })).toBe(left)
  })

  test('knowledge is wanted when polling day begins', () => {
    expect(momentAimedAt({ polling: pollingIn(9), now: EVENING })).toBe(pollingIn(9))
  })

  test('on the day itself it is wanted now', () => {
    const now = pollingIn(0) + 6 * HOUR
    expect(momentAimedAt({ polling: pollingIn(0), now })).toBe(now)
  })

  test.each([undefined, pollingIn(-1), pollingIn(-400)])(
    'without one ahead it is wanted for four weeks',
    (polling) => {
      expect(momentAimedAt({ polling, now: EVENING })).toBe(EVENING + 28 * DAY)
    },
  )
})
