import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareEntries } from '../../../src/core/protocol/compare-entries.ts'
import type { Sheet } from '../../../src/core/protocol/paper.ts'
import { caseOf, FORMS, form } from './forms.ts'
import { withBoxes } from './hand-made.ts'

const ge = form('ge-summary')
const { sheet } = caseOf('ge-summary/example-a')
const az = caseOf('az-precinct/example-1')

describe('two entries of one paper', () => {
  test('[P67] differ in the boxes where they say something else, in the order of the form', () => {
    const other = withBoxes(sheet, { 'votes/41': 327, invalid: null, 'signed-12': '286' })
    expect(compareEntries(ge, sheet, other)).toEqual(['invalid', 'votes/41'])
    expect(compareEntries(ge, sheet, sheet)).toEqual([])
  })
  test('[P67] writing a number in another way makes no difference; a blank is no nought', () => {
    const boxes = (one: string | null, other: string | null) =>
      compareEntries(ge, withBoxes(sheet, { invalid: one }), withBoxes(sheet, { invalid: other }))
    expect([boxes('1350', '1 350'), boxes('21', ' 21 '), boxes(null, ''), boxes('', '  ')]).toEqual([
      [],
      [],
      [],
      [],
    ])
    expect([boxes('0', ''), boxes('0', '-'), boxes('21', '2 1')]).toEqual([
      ['invalid'],
      ['invalid'],
      ['invalid'],
    ])
  })
  test('[P67] what cannot be read is compared as it was typed', () => {
    const boxes = (one: string, other: string) =>
      compareEntries(ge, withBoxes(sheet, { invalid: one }), withBoxes(sheet, { invalid: other }))
    expect([boxes('-', '-'), boxes('-', 'x'), boxes('-', '')]).toEqual([[], ['invalid'], ['invalid']])
  })
  test('[P67] words agree when they say the same number', () => {
    const boxes = (one: string, other: string) =>
      compareEntries(
        az.form,
        withBoxes(az.sheet, { 'signed-words': one }),
        withBoxes(az.sheet, { 'signed-words': other }),
      )
    expect(boxes('altı yüz qırx', 'ALTI  YÜZ QIRX')).toEqual([])
    expect(boxes('altı yüz qırx', 'altı yüz')).toEqual(['signed-words'])
    expect(boxes('ALTI', 'alti')).toEqual(['signed-words'])
    expect(boxes('many', 'Many')).toEqual([])
  })
  test('[P67] ticks and moments count, free text does not', () => {
    const ticked: Sheet = { ...sheet, values: { ...sheet.values, seal: [] } }
    const later = withBoxes(sheet, {
      'drawn-up-at': '2024-10-27T01:31',
      disputed: 'field i',
      contest: 'another',
    })
    expect(compareEntries(ge, sheet, ticked)).toEqual(['seal'])
    expect(compareEntries(ge, sheet, later)).toEqual(['drawn-up-at'])
  })
  test('[P67] rows that only one entry has are compared as well', () => {
    const longer: Sheet = { ...withBoxes(sheet, { 'votes/77': 4 }), subjects: [...sheet.subjects, '77'] }
    expect(compareEntries(ge, sheet, longer)).toEqual(['votes/77'])
  })
  test.each([...FORMS.values()])('[P67] $id: neither entry comes first, whatever they hold', (found) => {
    const box = fc.oneof(
      fc.nat(99),
      fc.constantFrom('', '0', '-', 'ALTI', 'alti', 'altı', 'one', ['stamped'], null),
    )
    const entry = fc.record({
      subjects: fc.subarray(['1', '2', '3']),
      values: fc.dictionary(
        fc.constantFrom(...found.fields.map(({ id }) => id)),
        fc.oneof(box, fc.dictionary(fc.constantFrom('1', '2', '3'), box)),
      ),
    })
    const symmetric = (one: Sheet, other: Sheet) => {
      const differing = compareEntries(found, one, other)
      expect(differing).toEqual(expect.arrayContaining(compareEntries(found, other, one)))
      expect(compareEntries(found, other, one)).toHaveLength(differing.length)
      expect(compareEntries(found, one, one)).toEqual([])
    }
    fc.assert(fc.property(entry, entry, symmetric), { seed: 68, numRuns: 100 })
  })
})
