import { expect, test } from 'vitest'
import { Allowances } from '../../src/server/allowance.ts'

const clockwork = (most?: number) => {
  const clock = { now: 1_000_000 }
  return { clock, allowances: new Allowances({ atOnce: 3, perSecond: 0.5 }, () => clock.now, most) }
}

test('so much at once, and then so much a second', () => {
  const { clock, allowances } = clockwork()
  expect([1, 2, 3, 4].map(() => allowances.take('a'))).toEqual([0, 0, 0, 2])
  clock.now += 1_000
  expect(allowances.take('a')).toBe(1)
  clock.now += 1_000
  expect(allowances.take('a')).toBe(0)
  clock.now += 3_600_000
  expect([1, 2, 3, 4].map(() => allowances.take('a'))).toEqual([0, 0, 0, 2])
})

test('what one takes is nobody else’s loss, and a clock set back gives nothing', () => {
  const { clock, allowances } = clockwork()
  for (let count = 0; count < 3; count++) allowances.take('a')
  expect(allowances.take('b')).toBe(0)
  clock.now -= 3_600_000
  expect(allowances.take('a')).toBe(2)
})

test('a flood of strangers does not fill the memory', () => {
  const { clock, allowances } = clockwork(10)
  for (let count = 0; count < 10; count++) allowances.take(`quiet ${count}`)
  clock.now += 60_000
  for (let count = 0; count < 100; count++) expect(allowances.take(`new ${count}`)).toBe(0)
  expect((Reflect.get(allowances, 'counts') as Map<string, unknown>).size).toBeLessThanOrEqual(10)
})
