import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import { hintsFor, restoredFrom, swapsOf } from '../../../src/core/protocol/hints.ts'
import { over, caseOf, form } from './forms.ts'

function hints(path: string, values = {}) {
  const { sheet } = caseOf(path)
  return hintsFor(evaluate(form('ge-summary'), { ...sheet, values: over(sheet.values, values) }))
}

describe('hints', () => {
  test('[P32] two neighbouring digits that changed places are pointed at: example B, no. 41', () => {
    expect(hints('ge-summary/example-b')).toEqual([
      { code: 'W240', kind: 'digitsSwapped', stage: 'now', boxes: ['votes/41'] },
    ])
  })
  test('[P32] a surplus is told under the code that is shown: example C, field i', () => {
    expect(hints('ge-summary/example-c')).toContainEqual({
      code: 'E240',
      kind: 'digitsSwapped',
      stage: 'now',
      boxes: ['signed-total'],
    })
  })
  test('[P32] a number reads differently with two digits changed about, never with a leading nought', () => {
    expect(swapsOf(372)).toEqual([732, 327])
    expect(swapsOf(203)).toEqual([230])
    expect(swapsOf(77)).toEqual([])
    expect(swapsOf(5)).toEqual([])
  })
  test('[P33] a lost digit is pointed at late', () => {
    expect(hints('ge-summary/example-a', { votes: { 41: 37 } })).toContainEqual({
      code: 'W240',
      kind: 'digitLost',
      stage: 'late',
      boxes: ['votes/41'],
    })
  })
  test('[P34] a digit that may be lost from many boxes is not offered at all', () => {
    expect(hints('ge-summary/example-a', { votes: { 4: 23 } })).toEqual([])
  })
  test('[P33] a digit can be lost anywhere, but no leading nought', () => {
    expect(restoredFrom(7)).toHaveLength(18)
    expect(restoredFrom(7)).toEqual(expect.arrayContaining([17, 70, 77, 79]))
    expect(Math.min(...restoredFrom(0))).toBe(10)
  })
  test('[P34] a true gap of one to four ballots, either way, gets no hint at all', () => {
    const count = fc.integer({ min: 0, max: 900 })
    const precinct = fc.record({ votes: fc.array(count, { minLength: 2, maxLength: 20 }), invalid: count })
    const gap = fc.constantFrom(-4, -3, -2, -1, 1, 2, 3, 4)
    const silent = ({ votes, invalid }: { votes: number[]; invalid: number }, off: number) => {
      const signed = votes.reduce((sum, each) => sum + each, invalid) + off
      fc.pre(signed >= 0)
      const subjects = votes.map((_, at) => String(at + 1))
      const rows = Object.fromEntries(votes.map((each, at) => [String(at + 1), each]))
      const sheet = { subjects, values: { votes: rows, invalid, 'signed-total': signed } }
      expect(hintsFor(evaluate(form('ge-summary'), sheet))).toEqual([])
    }
    fc.assert(fc.property(precinct, gap, silent), { seed: 240, numRuns: 400 })
  })
  test('[P34] one wrong digit is never offered, though a change of one digit would close the sum', () => {
    expect(hints('ge-summary/example-a', { votes: { 9: 14 } })).toEqual([])
  })
  test('[P34] a hint that would fit more than two boxes is not given', () => {
    const votes = { 4: 203, 5: 118, 9: 13, 25: 13, 41: 13 } // 13 for 31 in any of three rows
    expect(hints('ge-summary/example-a', { votes, 'signed-total': 399 })).toEqual([])
    expect(hints('ge-summary/example-a', { votes: { ...votes, 41: 14 }, 'signed-total': 400 })).toMatchObject(
      [{ kind: 'digitsSwapped', boxes: ['votes/9', 'votes/25'] }],
    )
  })
  test('[P34] a hint names boxes and never a number; without a failed sum there is none', () => {
    for (const hint of hints('ge-summary/example-b'))
      expect(Object.keys(hint).sort()).toEqual(['boxes', 'code', 'kind', 'stage'])
    expect(hints('ge-summary/example-a')).toEqual([])
    expect(hints('ge-summary/invalid-left-blank')).toEqual([])
  })
})
