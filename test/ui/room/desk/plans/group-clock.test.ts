import { describe, expect, test } from 'vitest'
import {
  changeClock,
  figuresOf,
  freshClock,
  leftOn,
  MINUTE,
  readGroupClock,
  standingOf,
  writeGroupClock,
} from '../../../../../src/ui/room/desk/plans/group-clock.ts'

const NOW = Date.UTC(2026, 10, 29, 9)
const help = { id: 'help', work: 15 }
const blocks = [{ id: 'first-hour', work: 20 }, help]
const running = { ...freshClock(help), since: NOW }

describe('a clock in the address', () => {
  test.each([
    ['standing still', freshClock(help), 'help'],
    ['running', running, `help@${(NOW / 1000).toString(36)}`],
    ['running and made longer', changeClock(running, 2), `help@${(NOW / 1000).toString(36)}@17`],
    ['made shorter before it runs', changeClock(freshClock(help), -5), 'help@@10'],
  ])('%s is read as it was written', (_what, clock, written) => {
    expect(writeGroupClock(clock, help.work)).toBe(written)
    expect(readGroupClock(`#${written}`, blocks, NOW + 60_000)).toEqual(clock)
  })

  test('goes on after a reload as if nothing had been', () => {
    const again = readGroupClock(`#${writeGroupClock(running, help.work)}`, blocks, NOW + 4 * MINUTE)
    expect(again && leftOn(again, NOW + 4 * MINUTE)).toBe(11 * MINUTE)
  })

  test.each(['', '#', '#song', '#song@abc'])('is none for %j', (hash) => {
    expect(readGroupClock(hash, blocks, NOW)).toBeUndefined()
  })

  test.each([
    ['letters that are no time', '#help@ÄÖ!', freshClock(help)],
    ['minutes beyond all measure', '#help@@999', { ...freshClock(help), minutes: 120 }],
    ['no minutes at all', '#help@@0', { ...freshClock(help), minutes: 1 }],
    ['another day’s address', `#help@${(NOW / 1000 - 13 * 3600).toString(36)}`, freshClock(help)],
  ])('is read with care: %s', (_what, hash, clock) => {
    expect(readGroupClock(hash, blocks, NOW)).toEqual(clock)
  })
})

describe('what is left', () => {
  test.each([
    [0, 15 * MINUTE, 'runs'],
    [14 * MINUTE, MINUTE, 'last'],
    [15 * MINUTE, 0, 'over'],
    [99 * MINUTE, 0, 'over'],
    [-5 * MINUTE, 15 * MINUTE, 'runs'],
  ] as const)('after %i ms is %i ms: it %s', (passed, left, standing) => {
    expect(leftOn(running, NOW + passed)).toBe(left)
    expect(standingOf(running, NOW + passed)).toBe(standing)
  })

  test('is all of it while the clock stands still', () => {
    expect(leftOn(freshClock(help), NOW)).toBe(15 * MINUTE)
    expect(standingOf(freshClock(help), NOW)).toBe('still')
  })

  test('is shown in minutes and seconds, a second that has begun included', () => {
    expect([0, 1, 1000, 59_001, 15 * MINUTE].map(figuresOf)).toEqual([
      '00:00',
      '00:01',
      '00:01',
      '01:00',
      '15:00',
    ])
  })
})

test('a clock is set to 1 minute at least and to 120 at most', () => {
  expect(changeClock(freshClock(help), -99).minutes).toBe(1)
  expect(changeClock(freshClock(help), 999).minutes).toBe(120)
})
