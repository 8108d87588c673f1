import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OBSERVER, readCardCode, type RoleCard, writeCardCode } from '../../../src/core/scenario/role-card.ts'

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CARDS: RoleCard[] = Array.from({ length: 255 * 8 }, (_, at) => ({
  scene: 1 + Math.floor(at / 8),
  player: at % 8,
}))
const CODES = CARDS.map(writeCardCode)
const PLACES = [0, 1, 2, 3]

function problemOf(text: string): string | null {
  const read = readCardCode(text)
  return read.ok ? null : read.problem
}

describe('card codes', () => {
  test.each([
    ['043Y', 1, 0],
    ['07K9', 1, OBSERVER],
    ['1MTR', 13, 2],
    ['ZSMS', 255, 7],
  ])('%s is scene %i, card %i, and always will be', (code, scene, player) => {
    expect(writeCardCode({ scene, player })).toBe(code)
    expect(readCardCode(code)).toEqual({ ok: true, value: { scene, player } })
  })

  test('every card of every scene has a code of its own', () => {
    for (const card of CARDS) expect(readCardCode(writeCardCode(card))).toEqual({ ok: true, value: card })
    expect(new Set(CODES).size).toBe(CARDS.length)
  })

  test('every single wrong sign is noticed, at every place of every code', () => {
    const passed = CODES.flatMap((code) =>
      PLACES.flatMap((at) => [...SIGNS].map((sign) => code.slice(0, at) + sign + code.slice(at + 1))).filter(
        (other) => other !== code && problemOf(other) !== 'check',
      ),
    )
    expect(passed).toEqual([])
  })

  test('any two signs that changed places are noticed, neighbours or not', () => {
    const swap = (code: string, one: number, other: number): string =>
      PLACES.map((at) => code[at === one ? other : at === other ? one : at]).join('')
    const passed = CODES.flatMap((code) =>
      PLACES.flatMap((one) => PLACES.map((other) => swap(code, one, other))).filter(
        (other) => other !== code && problemOf(other) !== 'check',
      ),
    )
    expect(passed).toEqual([])
  })

  test('four equal signs are never one', () => {
    for (const sign of SIGNS) expect(problemOf(sign.repeat(4))).toBe('check')
  })

  test.each([
    ['small letters and spaces', ' 1m tr '],
    ['dashes and points', '1M–T.R'],
    ['I and L for 1', 'iMTR'],
    ['I and L for 1', 'LmTR'],
    ['a Georgian keyboard', '1მთღ'],
    ['an Armenian keyboard', '1մտր'],
  ])('are read as people type them: %s', (_what, text) => {
    expect(readCardCode(text)).toEqual({ ok: true, value: { scene: 13, player: 2 } })
  })

  test('O is read as 0', () => {
    expect(readCardCode('o43y').ok && readCardCode('ო43Y').ok).toBe(true)
  })

  test.each([
    ['blank', ' - '],
    ['letters', '1KRU'],
    ['letters', '1KR!'],
    ['check', '1MT'],
    ['check', '1MTRR'],
    ['check', '0043Y'],
    ['check', '0000'],
  ])('%s: “%s”', (problem, text) => {
    expect(problemOf(text)).toBe(problem)
  })

  test('whatever is typed is read or refused, and what is read is written the same', () => {
    const again = (text: string) => {
      const read = readCardCode(text)
      if (read.ok) expect(writeCardCode(read.value)).toHaveLength(4)
    }
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 12 }), again), { seed: 4, numRuns: 2000 })
  })

  test('what no card can be is not written', () => {
    for (const card of [
      { scene: 0, player: 0 },
      { scene: 256, player: 0 },
      { scene: 1, player: 8 },
      { scene: 1.5, player: 0 },
    ])
      expect(() => writeCardCode(card)).toThrow(RangeError)
  })
})
