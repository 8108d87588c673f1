import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../src/core/random.ts'
import { memoryOf } from '../../../src/core/review/memory.ts'
import { readinessOf } from '../../../src/core/review/readiness.ts'
import { pollingIn } from './bank.ts'
import { ids, learn, lines, meanOver, MINUTE, planned, SEEDS, type Way } from './learning.ts'

/*
 * The members forget by the library's own model, each question better or worse than it expects: what is proved here is the
 * choosing, not the model.
 */

/** As many questions each day as the plan asked, drawn at random, none twice on a day. */
function atRandom(seed: string, counts: readonly number[]): Way {
  const random = randomFrom(`${seed}/random`)
  let day = 0
  return () => random.shuffle(ids).slice(0, counts[day++] ?? 0)
}

/** As many again, each question four times in a row. */
function crammed(counts: readonly number[]): Way {
  let [day, asked] = [0, 0]
  return () =>
    Array.from({ length: counts[day++] ?? 0 }, () => ids[Math.floor(asked++ / 4) % ids.length] ?? '')
}

describe('ten minutes a day', () => {
  /* Measured over forty members: 1, 5, 8 and 7 points of a hundred over random, 6, 15, 25 and 26 over cramming. */
  test.each([
    [2, 0.005, 0.03],
    [7, 0.03, 0.1],
    [21, 0.05, 0.2],
    [70, 0.05, 0.2],
  ])(
    'for %i days lead further than random questions and than cramming',
    (nights, overRandom, overCrammed) => {
      const counts = new Map<string, number[]>()
      const plan = meanOver(SEEDS, (seed) => {
        const own: number[] = []
        counts.set(seed, own)
        return learn(seed, nights, (...day) => {
          const items = planned(...day)
          own.push(items.length)
          return items
        }).known
      })
      const random = meanOver(
        SEEDS,
        (seed) => learn(seed, nights, atRandom(seed, counts.get(seed) ?? [])).known,
      )
      const cramming = meanOver(SEEDS, (seed) => learn(seed, nights, crammed(counts.get(seed) ?? [])).known)
      expect(plan).toBeGreaterThan(random + overRandom)
      expect(plan).toBeGreaterThan(cramming + overCrammed)
    },
  )
})

describe('what is predicted for polling day', () => {
  test.each([7, 21, 45])('after %i days is what is known then, within five points of a hundred', (nights) => {
    const gaps = SEEDS.map((seed) => {
      const { answers, member } = learn(seed, nights, planned)
      const polling = pollingIn(nights)
      const met = new Set(answers.map(({ item }) => item))
      const only = lines.map(({ id, items }) => ({ id, items: items.filter((item) => met.has(item.id)) }))
      const aim = { polling, now: polling - 9 * 60 * MINUTE }
      const { expected } = readinessOf(only, memoryOf(answers, aim.now), aim, undefined)
      return expected - meanOver([...met], (item) => member.knows(item, polling))
    })
    expect(Math.abs(meanOver(gaps, (gap) => gap))).toBeLessThan(0.05)
  })
})
