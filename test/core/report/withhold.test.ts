import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  FIGURES,
  type Figure,
  GROUPINGS,
  type Grouping,
  NOBODY,
  plus,
  type Standing,
  type StandingRow,
  type Standings,
} from '../../../src/core/report/standing.ts'
import { type Count, FEW, shownColumn, withhold, WITHHELD } from '../../../src/core/report/withhold.ts'

/**
 * Whoever reads a column and tries every number that could stand behind its marks: what could each of them be? The bounds of what is
 * withheld are known to whoever knows how it is done.
 */
function couldBe(shown: readonly Count[], sum: number, most: readonly number[]): Map<number, Set<number>> {
  const hidden = shown.flatMap((count, place) => (typeof count === 'number' ? [] : [place]))
  const rest =
    sum - shown.reduce<number>((known, count) => known + (typeof count === 'number' ? count : 0), 0)
  const whole = !shown.includes(FEW) && hidden.length === shown.length
  const found = new Map(hidden.map((place) => [place, new Set<number>()]))
  const tried: number[] = []
  const tryFrom = (at: number, left: number): void => {
    const place = hidden[at]
    if (place === undefined) {
      if (left === 0) for (const [each, value] of tried.entries()) found.get(hidden[each] ?? -1)?.add(value)
      return
    }
    const [low, high] = shown[place] === FEW ? [1, 4] : [whole ? 0 : 5, left]
    for (let value = low; value <= Math.min(high, left, most[place] ?? left); value++) {
      tried[at] = value
      tryFrom(at + 1, left - value)
    }
  }
  tryFrom(0, rest)
  return found
}

const said = (...columns: readonly (readonly Count[])[]): string => JSON.stringify(columns)

const counts = fc.array(fc.oneof(fc.nat(4), fc.nat(12)), { minLength: 1, maxLength: 6 })

describe('a column of counts', () => {
  test('one to four people are never told, and nobody is not hidden for its own sake', () => {
    expect(shownColumn([3, 20, 30, 0], 53)).toEqual([FEW, WITHHELD, 30, 0])
    expect(shownColumn([5, 20], 25)).toEqual([5, 20])
    expect(shownColumn([2], FEW)).toEqual([FEW])
  })

  test('two small ones that only one pair of numbers makes up are withheld whole', () => {
    expect(shownColumn([4, 4], 8)).toEqual([WITHHELD, WITHHELD])
    expect(shownColumn([1, 1, 1, 1, 1, 0], 5)).toEqual(Array(6).fill(WITHHELD))
  })

  test('no small count can be found by taking the others from the sum', () => {
    fc.assert(
      fc.property(counts, (column) => {
        const sum = column.reduce((all, count) => all + count, 0)
        if (sum > 0 && sum < 5) return
        const shown = shownColumn(column, sum)
        for (const [place, values] of couldBe(shown, sum, [])) {
          const few = shown[place] === FEW
          if (few) expect(values, said(column, shown)).toEqual(new Set([1, 2, 3, 4]))
          else expect(values.size, said(column, shown)).toBeGreaterThan(1)
        }
      }),
      { numRuns: 3_000, seed: 7 },
    )
  })

  test('nor by what each count is a part of', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(12), fc.nat(100)), { minLength: 1, maxLength: 5 }), (pairs) => {
        const wholes = pairs.map(([whole]) => whole)
        const parts = pairs.map(([whole, share]) => Math.floor((whole * share) / 100))
        const [sumOfWholes, sumOfParts] = [wholes, parts].map((each) =>
          each.reduce((all, one) => all + one, 0),
        )
        if ((sumOfWholes ?? 0) < 5 || ((sumOfParts ?? 0) > 0 && (sumOfParts ?? 0) < 5)) return
        const shownWholes = shownColumn(wholes, sumOfWholes ?? 0)
        const shown = shownColumn(parts, sumOfParts ?? 0, shownWholes)
        const most = shownWholes.map((count) => (typeof count === 'number' ? count : count === FEW ? 4 : 99))
        // of nobody nothing can be told
        for (const [place, values] of couldBe(shown, sumOfParts ?? 0, most))
          if (most[place] !== 0)
            expect(values.size, said(parts, wholes, shown, shownWholes)).toBeGreaterThan(1)
        for (const [place, count] of shown.entries())
          if (typeof count === 'number' && count > 0) expect(typeof shownWholes[place]).toBe('number')
      }),
      { numRuns: 3_000, seed: 7 },
    )
  })
})

const standing = fc
  .tuple(fc.nat(14), fc.nat(100), fc.nat(100), fc.nat(100))
  .map(([joined, trained, certified, ready]): Standing => {
    const passed = Math.floor((joined * certified) / 100)
    return {
      joined,
      trained: Math.floor((joined * trained) / 100),
      certified: passed,
      ready: Math.floor((passed * ready) / 100),
    }
  })

/** Groups in districts; the other tables are the same people put together otherwise. */
const standings = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), standing), { minLength: 1, maxLength: 9 })
  .map((groups): Standings => {
    const group = groups.map(
      ([within, each], place): StandingRow => ({ key: `${place}`, within, standing: each }),
    )
    const by = (keyOf: (place: number) => string): StandingRow[] => {
      const rows = new Map<string, Standing>()
      for (const [place, [, each]] of groups.entries())
        rows.set(keyOf(place), plus(rows.get(keyOf(place)) ?? NOBODY, each))
      return [...rows].map(([key, sum]) => ({ key, standing: sum }))
    }
    const other = by((place) => `${place % 2}`)
    return {
      tables: {
        district: by((place) => groups[place]?.[0] ?? ''),
        group,
        role: other,
        language: other,
        gender: by(() => ''),
        age: by((place) => `${place % 4}`),
      },
      total: groups.reduce((sum, [, each]) => plus(sum, each), NOBODY),
    }
  })

describe('the tables of the same people', () => {
  const marked = (grouping: Grouping, key: string, figure: Figure, all: Standings): Count | undefined =>
    withhold(all).tables[grouping].find((row) => row.key === key)?.counts[figure]

  test('have every row, in every grouping, and tell no other number than was counted', () => {
    fc.assert(
      fc.property(standings, (all) => {
        const { tables, total } = withhold(all)
        for (const grouping of GROUPINGS) {
          expect(tables[grouping].map(({ key }) => key).sort()).toEqual(
            all.tables[grouping].map(({ key }) => key).sort(),
          )
          for (const { key, standing: counted } of all.tables[grouping])
            for (const figure of FIGURES) {
              const shown = marked(grouping, key, figure, all)
              if (typeof shown === 'number') expect(shown).toBe(counted[figure])
              if (shown === FEW) expect(counted[figure]).toBeLessThan(5)
              if (typeof shown === 'number') expect(shown === 0 || shown >= 5).toBe(true)
            }
        }
        for (const figure of FIGURES)
          if (typeof total[figure] === 'number') expect(total[figure]).toBe(all.total[figure])
      }),
      { numRuns: 150, seed: 7 },
    )
  })

  test('show no group of a district that is not shown itself, so that the two tables give nothing away together', () => {
    fc.assert(
      fc.property(standings, (all) => {
        const { tables } = withhold(all)
        for (const district of tables.district)
          for (const figure of FIGURES) {
            const parts = tables.group.filter(({ within }) => within === district.key)
            const told = parts.map(({ counts: { [figure]: count } }) => count)
            if (district.counts[figure] === WITHHELD)
              expect(told.every((count) => count === WITHHELD)).toBe(true)
            if (typeof district.counts[figure] !== 'number') continue
            const sum = district.counts[figure]
            for (const values of couldBe(told, sum, []).values()) expect(values.size).toBeGreaterThan(1)
          }
      }),
      { numRuns: 600, seed: 7 },
    )
  })
})
