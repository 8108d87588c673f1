import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LARGEST_COUNT, readNumber } from '../../../src/core/protocol/read-number.ts'

const said = (typed: string) => {
  const read = readNumber(typed)
  return read.ok ? read.value : read.problem
}

describe('what a person types', () => {
  test.each([
    ['', 'blank'],
    ['  \u00a0\u202f\u200b\n', 'blank'],
    ['-', 'dash'],
    ['— —', 'dash'],
    ['-5', 'sign'],
    ['−5', 'sign'],
    ['+5', 'sign'],
    ['12.5', 'fraction'],
    ['12,50', 'fraction'],
    ['13 50', 'grouping'],
    ['1.350.5', 'grouping'],
    ['1 350.200', 'grouping'],
    ['1350 200', 'grouping'],
    ['1.', 'grouping'],
    ['.350', 'grouping'],
    ['1  350', 'grouping'],
    ['1O', 'letters'],
    ['l2', 'letters'],
    ['თნ', 'letters'], // Georgian numeral letters, 9 and 50
    ['12a', 'letters'],
    ['1e3', 'letters'],
    ['0x10', 'letters'],
    ['½', 'letters'],
    ['1٢', 'mixed-digits'],
    ['1000000000', 'too-large'],
    ['1 000 000 000', 'too-large'],
  ])('[P35] "%s" is refused: %s', (typed, problem) => expect(said(typed)).toBe(problem))

  test.each([
    ['0', 0],
    ['000', 0],
    ['0742', 742],
    [' 742 ', 742],
    ['1350', 1350],
    ['1 350', 1350],
    ['1\u00a0350', 1350],
    ['1\u202f350', 1350],
    ['1\u2009350', 1350],
    ['1.350', 1350],
    ['1,350', 1350],
    ['1’350', 1350],
    ['12 345 678', 12_345_678],
    ['٧٤٢', 742],
    ['۷۴۲', 742],
    ['７４２', 742],
    ['999999999', LARGEST_COUNT],
  ])('[P36] "%s" is %d', (typed, value) => expect(said(typed)).toBe(value))

  test('[P35] any text gets a number within bounds or a refusal, and a blank never becomes a number', () => {
    const total = (typed: string) => {
      const read = readNumber(typed)
      if (!read.ok) return
      expect(Number.isInteger(read.value) && read.value >= 0 && read.value <= LARGEST_COUNT).toBe(true)
      expect(/\p{Nd}/u.test(typed)).toBe(true)
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), total), { seed: 35, numRuns: 1000 })
    const near = fc.string({ unit: fc.constantFrom('0', '1', '9', ' ', '.', ',', '-', '\u00a0', '٣', 'ა') })
    fc.assert(fc.property(near, total), { seed: 36, numRuns: 1000 })
  })
  test('[P36] every count is read back as it is written, grouped or not', () => {
    const same = (value: number, separator: string) => {
      const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, separator)
      expect([said(String(value)), said(grouped)]).toEqual([value, value])
    }
    const separators = fc.constantFrom(' ', '\u00a0', '\u202f', '.', ',')
    fc.assert(fc.property(fc.nat(LARGEST_COUNT), separators, same), { seed: 37, numRuns: 500 })
  })
})
