import { describe, expect, test } from 'vitest'
import { DAY } from '../../../src/core/review/days.ts'
import { EVENING } from './bank.ts'
import { type Clock, ids, learn, meanOver, planned, SEEDS, type Way } from './learning.ts'

describe('ten minutes a day', () => {
  test('hold on each of 1 to 70 days, and meet the whole bank three days before polling day when that can be', () => {
    for (let nights = 1; nights <= 70; nights++) {
      let unmet = 0
      learn('nino', nights, (answers, now, polling) => {
        const items = planned(answers, now, polling)
        expect(items.length, `${nights} nights`).toBeLessThanOrEqual(10)
        expect(new Set(items).size).toBe(items.length)
        const met = new Set([...answers.map(({ item }) => item), ...items])
        if (Math.ceil((polling - now) / DAY) >= 3) unmet = ids.length - met.size
        return items
      })
      // 60 are new, ten fit into a day, and all but the last two days can be used
      if (nights > 2) expect(unmet, `${nights} nights`).toBe(Math.max(0, 60 - 10 * (nights - 2)))
    }
  })

  test('are ten minutes still after three weeks away: nothing has piled up', () => {
    const away: Way = (answers, now, polling) => {
      const day = Math.round((now - EVENING) / DAY)
      return day > 5 && day < 27 ? [] : planned(answers, now, polling)
    }
    let most = 0
    learn('aram', 40, (...day) => {
      const items = away(...day)
      most = Math.max(most, items.length)
      return items
    })
    expect(most).toBe(10)
  })
})

describe('a clock moved on the way', () => {
  const FEW = SEEDS.slice(0, 4)
  const right = meanOver(FEW, (seed) => learn(seed, 21, planned).known)
  const YEAR = 365 * DAY
  test.each<[string, Clock]>([
    ['a year ahead for three days', (now, day) => (day >= 8 && day < 11 ? now + YEAR : now)],
    ['a year back for three days', (now, day) => (day >= 8 && day < 11 ? now - YEAR : now)],
    ['set to 1970 on one day', (now, day) => (day === 8 ? now % DAY : now)],
    ['a year back for the first half', (now, day) => (day < 10 ? now - YEAR : now)],
  ])('%s costs little', (_name, clock) => {
    const moved = meanOver(FEW, (seed) => learn(seed, 21, planned, clock).known)
    expect(moved).toBeGreaterThan(right - 0.05)
  })
})
