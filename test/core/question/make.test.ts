import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reachOf, weightsIn } from '../../../src/core/question/figures.ts'
import { makeItem } from '../../../src/core/question/make.ts'
import { numberProblems } from '../../../src/core/question/number-problems.ts'
import { EVERY_KIND, item } from './items.ts'

const seeds = fc.string({ maxLength: 12 })

describe.each(EVERY_KIND.map((asked) => [asked.kind, asked] as const))(
  'a %s question is made',
  (_, asked) => {
    test('the same from the same seed, from nothing but its structure (so in every language)', () => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const copy = JSON.parse(JSON.stringify(asked)) as typeof asked
          expect(makeItem(copy, seed)).toEqual(makeItem(asked, seed))
        }),
      )
    })

    test('with everything that belongs to it, each once', () => {
      const { shown } = makeItem(asked, 'x')
      fc.assert(
        fc.property(seeds, (seed) => {
          const other = makeItem(asked, seed).shown
          expect([...other].sort()).toEqual([...shown].sort())
          expect(new Set(other).size).toBe(other.length)
        }),
      )
    })
  },
)

test('every option comes to stand in every place', () => {
  const asked = item('choice')
  const seen = new Set<string>()
  for (let seed = 0; seed < 200; seed++)
    for (const [place, id] of makeItem(asked, String(seed)).shown.entries()) seen.add(`${id}@${place}`)
  expect(seen.size).toBe(asked.options.length ** 2)
})

test('fixed options keep their order', () => {
  const asked = item('choice', { fixed: true })
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(makeItem(asked, seed).shown).toEqual(asked.options)
    }),
  )
})

test('steps are never shown in their right order', () => {
  const asked = item('order', { steps: ['alpha', 'beta', 'gamma', 'delta'] })
  for (let seed = 0; seed < 500; seed++) expect(makeItem(asked, String(seed)).shown).not.toEqual(asked.steps)
})

test('two questions of one seed do not share their chance', () => {
  const orders = Array.from({ length: 40 }, (_, at) =>
    makeItem(item('choice', { id: `pick-${at}` }), 'paper').shown.join(),
  )
  expect(new Set(orders).size).toBeGreaterThan(8)
})

test('figures keep their bounds and steps, follow from each other, and are never below 0', () => {
  const asked = item('number')
  const weights = weightsIn(asked)
  fc.assert(
    fc.property(seeds, (seed) => {
      const { figures } = makeItem(asked, seed)
      const { votes = -1, invalid = -1, received = -1, signed, unused } = figures
      expect(signed).toBe(votes + invalid)
      expect(unused).toBe(received - votes - invalid)
      expect(received % 50).toBe(0)
      for (const [id, value] of Object.entries(figures)) {
        const { least, most } = reachOf(asked, weights.get(id) ?? new Map())
        expect(value).toBeGreaterThanOrEqual(Math.max(0, least))
        expect(value).toBeLessThanOrEqual(most)
      }
    }),
  )
})

test('any number question that passes its proof never shows a figure below 0', () => {
  const bounds = fc
    .tuple(fc.nat(300), fc.nat(300))
    .map(([one, other]) => [Math.min(one, other), Math.max(one, other)])
  fc.assert(
    fc.property(bounds, bounds, bounds, seeds, ([a = 0, b = 0], [c = 0, d = 0], [e = 0, f = 0], seed) => {
      const asked = item('number', {
        figures: [
          { id: 'received', from: a, to: b },
          { id: 'signed', from: c, to: d },
          { id: 'spoiled', from: e, to: f },
          { id: 'unused', plus: ['received'], minus: ['signed', 'spoiled'] },
        ],
        show: ['received', 'signed', 'spoiled'],
        mistakes: [{ id: 'spoiled-forgotten', plus: ['received'], minus: ['signed'] }],
      })
      const proved = !numberProblems(asked).some(({ remedy }) => remedy.includes('below 0'))
      expect(proved).toBe(a - d - f >= 0)
      if (proved) expect(Math.min(...Object.values(makeItem(asked, seed).figures))).toBeGreaterThanOrEqual(0)
    }),
  )
})
