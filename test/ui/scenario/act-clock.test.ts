import { describe, expect, test } from 'vitest'
import {
  type ActClock,
  changeClock,
  figuresOf,
  leftOn,
  pauseClock,
  setClock,
  standingOf,
  startClock,
} from '../../../src/ui/scenario/room/act-clock.ts'

const NOW = 1_800_000_000_000
const at = (minutes: number, seconds = 0): number => NOW + minutes * 60_000 + seconds * 1000
const shown = (clock: ActClock, now: number): string =>
  `${figuresOf(leftOn(clock, now))} ${standingOf(clock, now)}`

describe('the clock of a group', () => {
  test('runs down once it is started, says its last minute, and stops at nothing', () => {
    const clock = startClock(setClock(8), NOW)
    expect(shown(setClock(8), NOW)).toBe('08:00 still')
    expect(shown(clock, at(0, 0.4))).toBe('08:00 runs')
    expect(shown(clock, at(0, 1))).toBe('07:59 runs')
    expect(shown(clock, at(7))).toBe('01:00 last')
    expect(shown(clock, at(7, 59.9))).toBe('00:01 last')
    expect(shown(clock, at(8))).toBe('00:00 over')
    expect(shown(clock, at(90))).toBe('00:00 over')
  })

  test('stands while it is paused, however long, and goes on from there', () => {
    const paused = pauseClock(startClock(setClock(5), NOW), at(2))
    expect(shown(paused, at(60))).toBe('03:00 still')
    expect(shown(startClock(paused, at(60)), at(61))).toBe('02:00 runs')
  })

  test('started twice runs as if started once', () => {
    const clock = startClock(setClock(5), NOW)
    expect(startClock(clock, at(1))).toBe(clock)
  })

  test('becomes longer and shorter while it runs and while it stands', () => {
    const clock = changeClock(startClock(setClock(5), NOW), 1, at(2))
    expect(shown(clock, at(2))).toBe('04:00 runs')
    expect(shown(clock, at(3))).toBe('03:00 runs')
    expect(shown(changeClock(setClock(5), -2, NOW), NOW)).toBe('03:00 still')
  })

  test('never becomes shorter than a minute or longer than an hour', () => {
    expect(shown(changeClock(setClock(1), -1, NOW), NOW)).toBe('01:00 still')
    expect(shown(changeClock(setClock(60), 1, NOW), NOW)).toBe('60:00 still')
  })

  test('is over, not less than over, when it is made shorter than what was left', () => {
    expect(shown(changeClock(startClock(setClock(2), NOW), -1, at(1, 30)), at(1, 30))).toBe('00:00 over')
  })

  test('gets a minute more after its end, and stands until it is started', () => {
    const over = pauseClock(startClock(setClock(2), NOW), at(2))
    expect(shown(changeClock(over, 1, at(3)), at(4))).toBe('01:00 still')
  })

  test('has no last minute when it has only one', () => {
    expect(shown(startClock(setClock(1), NOW), at(0, 30))).toBe('00:30 runs')
  })

  test('does not gain time when the phone is set back', () => {
    expect(shown(startClock(setClock(5), NOW), at(-60))).toBe('05:00 runs')
  })
})
