import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSlip } from '../../../src/core/search/slip.ts'

/** Damerau–Levenshtein distance (optimal string alignment), the whole table, nothing cut off. */
function distance(a: string, b: string): number {
  const table: number[][] = Array.from({ length: a.length + 1 }, (_, row) => [row])
  const at = (row: number, column: number): number => table[row]?.[column] ?? Infinity
  for (let column = 1; column <= b.length; column++) table[0]?.push(column)
  for (let row = 1; row <= a.length; row++)
    for (let column = 1; column <= b.length; column++) {
      const other = a[row - 1] === b[column - 1] ? 0 : 1
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      table[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + other,
          swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      )
    }
  return at(a.length, b.length)
}

/** What a slip is, said slowly: some beginning of the word is near enough to what was typed. */
function isSlipSlowly(typed: string, word: string): boolean {
  const allowed = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0
  if (allowed === 0) return false
  const beginnings = Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length))
  return beginnings.some((beginning) => distance(typed, beginning) <= allowed)
}

/** Few letters, so that words are often near each other. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })

/** A word and what a tired hand makes of it with up to three mistakes. */
const mistyped = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 3, maxLength: 14 }),
    fc.array(fc.tuple(fc.constantFrom('drop', 'add', 'change', 'swap'), fc.nat(13)), { maxLength: 3 }),
  )
  .map(([right, mistakes]) => {
    const letters = [...right]
    for (const [mistake, where] of mistakes) {
      const place = Math.min(where, letters.length - 1)
      if (mistake === 'drop') letters.splice(place, 1)
      else if (mistake === 'add') letters.splice(place, 0, 'x')
      else if (mistake === 'change') letters[place] = 'y'
      else letters.splice(place, 2, ...letters.slice(place, place + 2).reverse())
    }
    return [letters.join(''), right] as const
  })

describe('a slip', () => {
  test('is what the naive distance says it is, for any two words', () => {
    fc.assert(
      fc.property(word, word, (typed, written) => {
        expect(isSlip(typed, written)).toBe(isSlipSlowly(typed, written))
      }),
      { seed: 8, numRuns: 3000 },
    )
  })

  test('is what the naive distance says it is, for mistyped words', () => {
    fc.assert(
      fc.property(mistyped, ([typed, right]) => {
        expect(isSlip(typed, right)).toBe(isSlipSlowly(typed, right))
      }),
      { seed: 9, numRuns: 3000 },
    )
  })

  test.each([
    ['protocl', 'protocol', true],
    ['prtocol', 'protocol', true],
    ['porotcol', 'protocol', true],
    ['protoccol', 'protocols', true],
    ['prokotol', 'protocol', true],
    ['seel', 'seal', true],
    ['boz', 'box', false],
    ['ballot', 'signature', false],
  ])('%s for %s: %s', (typed, right, slip) => {
    expect(isSlip(typed, right)).toBe(slip)
  })
})
