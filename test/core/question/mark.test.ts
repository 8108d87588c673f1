import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeItem } from '../../../src/core/question/make.ts'
import { markAnswer } from '../../../src/core/question/mark.ts'
import { EVERY_KIND, fullAnswer, item } from './items.ts'

const seeds = fc.string({ maxLength: 12 })

/** A part of a list, in any order. */
function partOf<Part>(list: readonly Part[]): fc.Arbitrary<Part[]> {
  return fc.shuffledSubarray([...list])
}

describe.each(EVERY_KIND.map((asked) => [asked.kind, asked] as const))('a %s question', (_, asked) => {
  test('gives full marks to the full answer, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const mark = markAnswer(asked, fullAnswer(asked, makeItem(asked, seed).figures), seed)
        expect(mark.whole).toBe(true)
        expect(mark.right).toBe(mark.of)
        expect(mark.of).toBeGreaterThan(0)
      }),
    )
  })

  test('gives nothing for what is no answer', () => {
    fc.assert(
      fc.property(fc.string(), seeds, (text, seed) => {
        const mark = markAnswer(asked, `?${text}`, seed)
        expect([mark.right, mark.whole]).toEqual([0, false])
        expect(mark.parts.some(({ chosen }) => chosen)).toBe(false)
      }),
    )
  })
})

describe.each([item('several'), item('spot'), item('log')])('ticking in a $kind question', (asked) => {
  const ids = makeItem(asked, '').shown
  const wanted = fullAnswer(asked, {}).split(',')
  const marksOf = (ticked: readonly string[]): number => markAnswer(asked, ticked.join(','), '').right

  test('a right tick never lowers the marks, a wrong one never raises them', () => {
    fc.assert(
      fc.property(partOf(ids), fc.constantFrom(...ids), (ticked, more) => {
        const before = ticked.filter((id) => id !== more)
        const [less, after] = [marksOf(before), marksOf([...before, more])]
        if (wanted.includes(more)) expect(after).toBeGreaterThanOrEqual(less)
        else expect(after).toBeLessThanOrEqual(less)
        expect(after).toBeGreaterThanOrEqual(0)
        expect(after).toBeLessThanOrEqual(wanted.length)
      }),
    )
  })

  test('the order of ticks does not count, and only the right set is whole', () => {
    fc.assert(
      fc.property(partOf(ids), (ticked) => {
        const mark = markAnswer(asked, ticked.join(','), '')
        expect(markAnswer(asked, [...ticked].reverse().join(','), '')).toEqual(mark)
        expect(mark.whole).toBe([...ticked].sort().join() === [...wanted].sort().join())
        expect(mark.whole).toBe(mark.parts.every(({ fits }) => fits))
      }),
    )
  })

  test('ticking everything is worth less than the answer', () => {
    expect(marksOf(ids)).toBeLessThan(wanted.length)
  })
})

test('a choice is right or not, and says which feedback comes first', () => {
  const asked = item('choice')
  for (const option of asked.options) {
    const mark = markAnswer(asked, option, '')
    expect(mark.right).toBe(option === 'beta' ? 1 : 0)
    expect(mark.parts.filter(({ chosen }) => chosen)).toEqual([
      { id: option, chosen: true, fits: option === 'beta' },
    ])
  }
})

test('a reason counts only with the right verdict', () => {
  const asked = item('truth')
  const marksOf = (text: string): number => markAnswer(asked, text, '').right
  expect(['true:gamma', 'true:alpha', 'true:', 'true', 'false:gamma', 'false:'].map(marksOf)).toEqual([
    2, 1, 1, 1, 0, 0,
  ])
})

describe('an order', () => {
  const asked = item('order')

  test('moving a step out of a right order never raises the marks, and putting it back restores them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...asked.steps), fc.nat(4), (step, to) => {
        const rest = asked.steps.filter((other) => other !== step)
        const moved = [...rest.slice(0, to), step, ...rest.slice(to)]
        const mark = markAnswer(asked, moved.join('>'), '')
        expect(mark.right).toBe(moved.join() === asked.steps.join() ? 4 : 3)
      }),
    )
  })

  test('more steps in their right order never give less', () => {
    fc.assert(
      fc.property(fc.subarray([...asked.steps]), fc.constantFrom(...asked.steps), (given, more) => {
        const longer = asked.steps.filter((step) => given.includes(step) || step === more)
        expect(markAnswer(asked, longer.join('>'), '').right).toBeGreaterThanOrEqual(
          markAnswer(asked, given.join('>'), '').right,
        )
      }),
    )
  })

  test('the wrong way round is worth nothing, and the run it counts is in order', () => {
    expect(markAnswer(asked, [...asked.steps].reverse().join('>'), '').right).toBe(0)
    fc.assert(
      fc.property(partOf(asked.steps), (given) => {
        const mark = markAnswer(asked, given.join('>'), '')
        const run = given.filter((id) => mark.parts.some((part) => part.id === id && part.fits))
        expect(run).toEqual(asked.steps.filter((id) => run.includes(id)))
        expect(mark.right).toBe(Math.max(0, run.length - 1))
      }),
    )
  })
})

test('in a match, mending one pair gives one more, in any order of writing', () => {
  const asked = item('match')
  const rights = ['one', 'two', 'three', 'four']
  const pairs = fc.record({
    alpha: fc.constantFrom(...rights),
    beta: fc.constantFrom(...rights),
    gamma: fc.constantFrom(...rights),
    delta: fc.constantFrom(...rights),
  })
  fc.assert(
    fc.property(pairs, fc.constantFrom(...asked.pairs), (given, mended) => {
      const text = (of: Readonly<Record<string, string>>): string =>
        Object.entries(of)
          .map((pair) => pair.join('='))
          .join(',')
      const before = markAnswer(asked, text(given), '')
      const after = markAnswer(asked, text({ ...given, [mended.left]: mended.right }), '')
      expect(after.right - before.right).toBe(given[mended.left as 'alpha'] === mended.right ? 0 : 1)
      expect(markAnswer(asked, text(given).split(',').reverse().join(','), '')).toEqual(before)
    }),
  )
})

test('a number names the mistake that was made, and never a mistake at the right figure', () => {
  const asked = item('number')
  fc.assert(
    fc.property(seeds, fc.nat(700), (seed, typed) => {
      const { figures } = makeItem(asked, seed)
      const { received = 0, votes = 0, invalid = 0, unused = 0 } = figures
      const chosen = (value: number): string[] =>
        markAnswer(asked, String(value), seed)
          .parts.filter((part) => part.chosen)
          .map(({ id }) => id)
      expect(chosen(received - votes)).toEqual(['invalid-forgotten'])
      expect(chosen(received - votes + invalid)).toEqual(['invalid-added'])
      expect(chosen(unused)).toEqual([])
      expect(markAnswer(asked, String(typed), seed).right).toBe(typed === unused ? 1 : 0)
    }),
  )
})
