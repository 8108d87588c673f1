import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundlesOf } from '../../../src/core/protocol/bundles.ts'
import { makeNight } from '../../../src/core/protocol/night.ts'
import { LINES_ON_PAGE, listedFor, listOf } from '../../../src/core/protocol/voter-list.ts'
import { formOf } from './forms.ts'

const runs = { seed: 20261129, numRuns: 300 }
const lists = fc
  .record({
    listed: fc.integer({ min: 0, max: 1600 }),
    part: fc.integer({ min: 0, max: 100 }),
    seed: fc.string(),
  })
  .map(({ listed, part, seed }) => ({ listed, signed: Math.floor((listed * part) / 100), seed }))

describe('[P102] a voter list to count', () => {
  test('bears exactly the signatures of the night, on its pages and in its sheaves together', () => {
    fc.assert(
      fc.property(lists, ({ listed, signed, seed }) => {
        const { pages, sheaves } = listOf(listed, signed, seed)
        const all = [...pages, ...sheaves].reduce((sum, part) => sum + part.signed, 0)
        expect(all).toBe(signed)
        for (const { lines, signed: own } of pages) expect(lines.filter(Boolean).length).toBe(own)
      }),
      runs,
    )
  })

  test('has a line for every voter and no page missing between', () => {
    fc.assert(
      fc.property(lists, ({ listed, signed, seed }) => {
        const { pages, sheaves } = listOf(listed, signed, seed)
        const numbers = [
          ...sheaves.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
          ...pages.map(({ number }) => number),
        ]
        expect(numbers).toEqual(Array.from({ length: Math.ceil(listed / LINES_ON_PAGE) }, (_, at) => at + 1))
        const last = pages.at(-1)
        if (last) expect((last.number - 1) * LINES_ON_PAGE + last.lines.length).toBe(listed)
      }),
      runs,
    )
  })

  test('is a minute of work: at most seven pages and three sums, however long it is', () => {
    fc.assert(
      fc.property(lists, ({ listed, signed, seed }) => {
        const { pages, sheaves } = listOf(listed, signed, seed)
        expect(pages.length).toBeLessThanOrEqual(7)
        expect(sheaves.length).toBeLessThanOrEqual(3)
      }),
      runs,
    )
  })

  test('is signed on the same lines for the same seed, and on others for another', () => {
    expect(listOf(120, 60, 'a')).toEqual(listOf(120, 60, 'a'))
    expect(listOf(120, 60, 'a')).not.toEqual(listOf(120, 60, 'b'))
  })

  test('holds those whose signatures are counted, never fewer', () => {
    const form = formOf('ge-summary')
    for (let at = 0; at < 40; at++) {
      const night = makeNight(form, undefined, `s${at}`, { size: 'small' })
      for (const fact of ['signed-main', 'signed-added', 'signed-mobile', 'signed-station'] as const)
        expect(listedFor(fact, night)).toBeGreaterThanOrEqual(night.once[fact])
      expect(listedFor('unused', night)).toBeNull()
    }
  })
})

describe('[P103] papers in bundles', () => {
  test('are as many as before, with fewer than ten beside the bundles', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.constantFrom(0, 50, 100), (count, book) => {
        const { books, tens, rest } = bundlesOf(count, book)
        expect(books * book + tens * 10 + rest).toBe(count)
        expect(rest).toBeLessThan(10)
        if (book > 0) expect(tens * 10 + rest).toBeLessThan(book)
      }),
      runs,
    )
  })
})
