import { expect, test } from 'vitest'
import { randomFrom } from '../../src/core/random.ts'
import { Patience } from '../../src/server/patience.ts'

/** A clock that is moved by hand, and even chance. */
function patienceAt(clock: { now: number }) {
  const random = randomFrom('patience')
  return new Patience(
    () => clock.now,
    () => random.below(1000) / 1000,
  )
}

/** So many are sent away, one after the other. */
const sendAway = (patience: Patience, count: number): number[] =>
  Array.from({ length: count }, () => patience.ask())

test('a few who are sent away come back after five seconds to half a minute', () => {
  const waits = sendAway(patienceAt({ now: 0 }), 1000)
  expect(Math.min(...waits)).toBe(5)
  expect(Math.max(...waits)).toBeLessThan(30)
})

test('the more are away the longer they wait: they come back as slowly as they can be taken', () => {
  const waits = sendAway(patienceAt({ now: 0 }), 30_000)
  const bySecond = new Map<number, number>()
  for (const wait of waits) bySecond.set(wait, (bySecond.get(wait) ?? 0) + 1)
  expect(Math.max(...waits)).toBeGreaterThan(200)
  expect(Math.max(...bySecond.values())).toBeLessThan(500)
})

test('nobody waits longer than a quarter of an hour and a little', () => {
  const patience = patienceAt({ now: 0 })
  sendAway(patience, 200_000)
  expect(Math.max(...sendAway(patience, 1000))).toBeLessThan(905)
})

test('those who were to be back by now are not counted any more', () => {
  const clock = { now: 0 }
  const patience = patienceAt(clock)
  sendAway(patience, 30_000)
  clock.now = 1_000_000
  expect(Math.max(...sendAway(patience, 100))).toBeLessThan(30)
})

test('a clock that is set back by a day keeps nobody waiting for it', () => {
  const clock = { now: 86_400_000 }
  const patience = patienceAt(clock)
  sendAway(patience, 30_000)
  clock.now = 0
  expect(Math.max(...sendAway(patience, 100))).toBeLessThan(30)
})
