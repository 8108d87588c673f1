import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldOf } from '../../../src/core/protocol/box.ts'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import { hintsFor } from '../../../src/core/protocol/hints.ts'
import { deriveTruth, type World } from '../../../src/core/protocol/truth.ts'
import { besideOf, CASES, caseOf, FORMS, form, over } from './forms.ts'

const ALL = [...FORMS.values()]

/** Sheets that look like sheets and hold anything: the odd values reach the boxes instead of stopping at the door. */
function oddSheets(id: string) {
  const box = fc.oneof(fc.anything(), fc.nat(2000), fc.constantFrom('', '0', ' 12 ', null, '-', '1 350'))
  const entry = fc.oneof(box, fc.dictionary(fc.constantFrom('1', '2', '3'), box))
  const ids = form(id).fields.map((field) => field.id)
  return fc.record({
    subjects: fc.oneof(fc.anything(), fc.array(fc.constantFrom('1', '2', '3', 4, null))),
    values: fc.dictionary(fc.constantFrom(...ids), entry),
  })
}

describe('evaluation', () => {
  test.each(ALL)(
    '[P1] $id: any value whatever gets one result for every check, in the order of the form',
    (found) => {
      const judged = (sheet: unknown) => {
        const results = evaluate(found, sheet, {
          forms: { 'ge-summary': { form: form('ge-summary'), sheet } },
        })
        expect(results.map(({ code }) => code)).toEqual(found.checks.map(({ code }) => code))
        for (const { status, marks, awaits, by } of results) {
          expect(marks.length > 0 && status !== 'failed').toBe(false)
          expect(awaits.length > 0 && status !== 'missing').toBe(false)
          expect(by !== null).toBe(status === 'suppressed')
        }
        hintsFor(results)
      }
      fc.assert(fc.property(fc.anything(), judged), { seed: 1, numRuns: 150 })
      fc.assert(fc.property(oddSheets(found.id), judged), { seed: 2, numRuns: 150 })
    },
  )

  test('[P1] the same sheet always gets the same results', () => {
    const { form: found, sheet } = caseOf('ge-summary/example-c')
    expect(evaluate(found, sheet)).toEqual(evaluate(found, structuredClone(sheet)))
  })

  test('[P1] names that every object has are no boxes', () => {
    const marksOf = (sheet: unknown) =>
      evaluate(form('ge-summary'), sheet).find(({ code }) => code === 'E103')?.marks
    const sheet: unknown = JSON.parse('{"subjects":["constructor"],"values":{"__proto__":{"invalid":3}}}')
    expect(marksOf(sheet)).toEqual(['invalid', 'votes/constructor'])
    expect(marksOf({ subjects: [], values: Object.create({ invalid: 3 }) })).toEqual(['invalid'])
  })

  test.each([...CASES])('[P2] %s: a sum that holds a blanked box is judged no more', (_, ready) => {
    const { form: found, golden, sheet } = ready
    const sums = new Set(['equal', 'atMost', 'share', 'gap'])
    for (const field of found.fields) {
      if (field.kind !== 'count' || field.blank !== 'forbidden') continue
      const blanked = { ...sheet, values: { ...sheet.values, [field.id]: null } }
      const results = evaluate(found, blanked, besideOf(golden)).filter(({ kind }) => sums.has(kind))
      for (const { terms, status } of results)
        if ([...terms.left, ...terms.right].some(({ box }) => box !== null && fieldOf(box) === field.id))
          expect(['missing', 'suppressed']).toContain(status)
    }
  })
})

/** An invented precinct of Georgia or Azerbaijan in which everything went right. */
const worlds: fc.Arbitrary<World> = fc
  .record({
    votes: fc.array(fc.nat(400), { minLength: 2, maxLength: 20 }),
    form: fc.nat(3),
    unmarked: fc.nat(5),
    other: fc.nat(9),
    mobileShare: fc.nat(100),
    spoiled: fc.nat(9),
    spare: fc.nat(600),
    absent: fc.nat(900),
    noon: fc.nat(100),
    afternoon: fc.nat(100),
  })
  .map((drawn) => {
    const subjects = drawn.votes.map((_, at) => String(at + 1))
    const valid = drawn.votes.reduce((sum, each) => sum + each, 1)
    const votes = Object.fromEntries(
      drawn.votes.map((each, at) => [String(at + 1), at === 0 ? each + 1 : each]),
    )
    const invalid = drawn.form + drawn.unmarked + drawn.other
    const signed = valid + invalid
    const mobile = Math.min(Math.floor((valid * drawn.mobileShare) / 1000), valid)
    const later = Math.floor((signed * drawn.afternoon) / 100)
    return {
      subjects,
      perSubject: { votes },
      once: {
        'listed-main': signed + drawn.absent,
        'listed-added': drawn.other,
        signed,
        missing: 0,
        surplus: 0,
        'signed-12': Math.floor((later * drawn.noon) / 100),
        'signed-17': later,
        'signed-main': signed - mobile - Math.min(drawn.other, signed - mobile),
        'signed-added': Math.min(drawn.other, signed - mobile),
        'signed-station': signed - mobile,
        'signed-mobile': mobile,
        received: signed + drawn.spoiled + drawn.spare,
        unused: drawn.spare,
        spoiled: drawn.spoiled,
        invalid,
        'invalid-form': drawn.form,
        'invalid-unmarked': drawn.unmarked,
        'invalid-other': drawn.other,
        'box-mobile': mobile,
        'box-main': signed - mobile - drawn.form,
        'requests-mobile': mobile,
      },
    }
  })

describe('truth', () => {
  test.each(['ge-summary', 'ge-accounting', 'az-precinct'])(
    '[P40] %s: what truly happened contradicts itself nowhere',
    (id) => {
      const clean = (world: World) => {
        const forms = {
          'ge-summary': { form: form('ge-summary'), sheet: deriveTruth(form('ge-summary'), world) },
        }
        const sums = new Set(['equal', 'atMost', 'zeroTotal', 'sameAs'])
        const results = evaluate(form(id), deriveTruth(form(id), world), { forms })
        const judged = results.filter(({ kind }) => sums.has(kind))
        expect(judged.filter(({ status }) => status !== 'passed')).toEqual([])
      }
      fc.assert(fc.property(worlds, clean), { seed: 40, numRuns: 200 })
    },
  )
  test('[P40] a fact nobody knows leaves its box blank', () => {
    const { values } = deriveTruth(form('ge-accounting'), {
      subjects: [],
      once: { unused: 4 },
      perSubject: {},
    })
    expect([values['unused'], values['spoiled'], values['signed-total']]).toEqual([4, null, null])
  })
})

describe('planted faults', () => {
  const swap = (value: number) => Number([...String(value)].reverse().join(''))
  const slips: Record<string, (value: number) => number | null> = {
    digitsSwapped: swap,
    digitLost: (value) => Math.floor(value / 10),
    digitWrong: (value) => (value % 10 === 0 ? value + 1 : value - 1),
    boxBlank: () => null,
  }
  const planted = ['ge-summary', 'ge-accounting', 'az-precinct'].flatMap((id) =>
    form(id)
      .faults.filter(({ kind, layer }) => kind in slips && layer !== 'procedure')
      .flatMap((fault) =>
        fault.fields
          .filter((field) => form(id).fields.find((one) => one.id === field)?.kind === 'count')
          .map((field) => ({ id, fault, field })),
      ),
  )
  test.each(planted)('[P41] $id: $fault.id in $field raises only what it says', ({ id, fault, field }) => {
    const golden = id === 'az-precinct' ? 'example-1' : 'example-a'
    const { form: found, golden: told, sheet } = caseOf(`${id}/${golden}`)
    const rows = sheet.values[field]
    const slip = (held: unknown) => slips[fault.kind]?.(Number(held)) ?? null
    const wrong =
      typeof rows === 'object' && rows !== null
        ? Object.entries(rows).map(([row, held]) => ({ [field]: { ...rows, [row]: slip(held) } }))
        : [{ [field]: slip(rows) }]
    for (const values of wrong) {
      const results = evaluate(found, { ...sheet, values: over(sheet.values, values) }, besideOf(told))
      const failed = results.filter(({ status }) => status === 'failed').map(({ code }) => code)
      expect(fault.raises).toEqual(expect.arrayContaining(failed.filter((code) => code !== 'E501')))
      if (fault.kind === 'boxBlank') expect(failed).not.toEqual([])
    }
  })
})
