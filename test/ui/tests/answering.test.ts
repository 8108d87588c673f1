import { describe, expect, test } from 'vitest'
import { moved } from '../../../src/ui/tests/answer/moved.ts'
import { numberTyped } from '../../../src/ui/tests/answer/number-typed.ts'
import { ticksIn, withTick } from '../../../src/ui/tests/answer/ticks.ts'
import { item } from '../../core/question/items.ts'

describe('moving a step', () => {
  const steps = ['a', 'b', 'c']

  test.each([
    ['b', -1, ['b', 'a', 'c']],
    ['b', 1, ['a', 'c', 'b']],
    ['a', 2, ['b', 'c', 'a']],
  ])('%s by %d puts it there', (id, by, there) => {
    expect(moved(steps, id, by)).toEqual(there)
  })

  test.each([
    ['a', -1],
    ['c', 1],
    ['d', 1],
  ])('%s by %d, where there is no such place, changes nothing', (id, by) => {
    expect(moved(steps, id, by)).toBe(steps)
  })
})

describe('a number typed', () => {
  test.each([
    ['742', '742'],
    [' 1 204 ', '1204'],
    ['1\u00a0204', '1204'],
    ['007', '7'],
    ['0', '0'],
  ])('as %j is %s', (typed, number) => {
    expect(numberTyped(typed)).toBe(number)
  })

  test.each(['', ' ', '-5', '12a', '1,5', '12345678'])('as %j is none', (typed) => {
    expect(numberTyped(typed)).toBeUndefined()
  })
})

describe('ticking', () => {
  const several = item('several')

  test('adds to what is ticked, in one order whatever came first', () => {
    expect(withTick(several, ['delta'], 'beta', true)).toBe('beta,delta')
    expect(withTick(several, ['beta', 'delta'], 'delta', true)).toBe('beta,delta')
  })

  test('takes away, and with the last tick the answer goes', () => {
    expect(withTick(several, ['beta', 'delta'], 'beta', false)).toBe('delta')
    expect(withTick(several, ['delta'], 'delta', false)).toBeUndefined()
  })

  test('reads what is ticked, and nothing from what is no answer', () => {
    expect(ticksIn(several, 'beta,delta')).toEqual(['beta', 'delta'])
    expect(ticksIn(several, 'omega')).toEqual([])
    expect(ticksIn(several, undefined)).toEqual([])
  })
})
