import { describe, expect, test } from 'vitest'
import { fieldsConcerned } from '../../../src/core/protocol/concerns.ts'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import type { Disclosure } from '../../../src/core/protocol/levels.ts'
import type { Sheet } from '../../../src/core/protocol/paper.ts'
import { asksForAcceptance, marksOf, type Told, tell } from '../../../src/core/protocol/told.ts'
import { whereToLook } from '../../../src/core/protocol/where-to-look.ts'
import { CASES, caseOf, FORMS, form, over } from './forms.ts'

const SUMMARY = form('ge-summary')
const [, VOTERS, BALLOTS, RESULT, CLOSE, BESIDE] = SUMMARY.sections.map((_, index) => index)
const A = caseOf('ge-summary/example-a').sheet

function told(sheet: Sheet, furthest: number | undefined, disclosure: Disclosure = 'coached'): Told[] {
  return tell(SUMMARY, evaluate(SUMMARY, sheet), {
    disclosure,
    left: (section) => section <= (furthest ?? -1),
  })
}

const brief = (all: readonly Told[]): string[] =>
  all.map(
    ({ result, home, at }) =>
      `${result.code} in ${SUMMARY.sections[home]?.id}${at === null ? '' : ` at ${at}`}`,
  )

const with_ = (values: Sheet['values'], sheet: Sheet = A): Sheet => ({
  ...sheet,
  values: over(sheet.values, values),
})

describe('what is told', () => {
  test('[P87] nothing is said about a sum before the last of its sections has been left', () => {
    const wrong = with_({ votes: { '41': 327 } })
    expect(brief(told(wrong, VOTERS))).toEqual([])
    expect(brief(told(wrong, BALLOTS))).toEqual([])
    expect(brief(told(wrong, RESULT))).toEqual(['W240 in result'])
    expect(brief(told(wrong, BESIDE))).toEqual(['W240 in result', 'W241 in beside at explanatory-note'])
  })

  test('[P87] a section that was skipped keeps every sum quiet that speaks of it', () => {
    const wrong = with_({ votes: { '41': 327 } })
    const skipped = tell(SUMMARY, evaluate(SUMMARY, wrong), {
      disclosure: 'coached',
      left: (section) => section !== VOTERS,
    })
    expect(brief(skipped)).toEqual([])
  })

  test('[P87] an empty box is named when its own section has been left, and only there', () => {
    const blank = with_({ invalid: '', 'signed-12': ' ' })
    expect(brief(told(blank, VOTERS))).toEqual(['E102 in voters at signed-12'])
    expect(brief(told(blank, RESULT))).toEqual(['E102 in voters at signed-12', 'E103 in result at invalid'])
  })

  test('[P87] a check over boxes of several sections that are empty is told section by section', () => {
    const blank = with_({ 'signed-12': '', 'signed-17': '', 'ballots-received': '' })
    expect(brief(told(blank, VOTERS))).toEqual(['E102 in voters'])
    const all = told(blank, BALLOTS)
    expect(brief(all)).toEqual(['E102 in voters', 'E102 in ballots at ballots-received'])
    expect(all.map(({ marks }) => marks)).toEqual([['signed-12', 'signed-17'], ['ballots-received']])
  })

  test('[P87] in an exam nothing is told, and a thought for practice only to who is coached', () => {
    const many = with_({ invalid: 121, 'signed-total': 842 })
    expect(brief(told(many, BESIDE, 'silent'))).toEqual([])
    expect(brief(told(many, BESIDE, 'located'))).toEqual([])
    expect(brief(told(many, BESIDE, 'explained'))).toEqual([])
    expect(brief(told(many, BESIDE, 'coached'))).toEqual(['H310 in result at invalid'])
  })

  test('[P87] what a check that was silenced would have said is not told', () => {
    const none = with_({ 'signed-total': 0, 'signed-12': 0, 'signed-17': 0 })
    expect(brief(told(none, BESIDE))).toEqual(['E110 in result'])
  })

  test('[P87] a form with everything in order has nothing told at all', () => {
    for (const { form: each, golden, sheet } of CASES.values())
      if (golden.original === undefined && Object.keys(golden.expect.failed).length === 0)
        expect(
          tell(each, evaluate(each, sheet), { disclosure: 'coached', left: () => true }),
          golden.id,
        ).toEqual([])
  })
})

describe('where it is told', () => {
  test('[P88] the gravest comes first, and is what a box is marked with', () => {
    const wrong = with_({ 'signed-total': 600, seal: [] })
    const all = told(wrong, BESIDE)
    expect(all.map(({ gravity }) => gravity)).toEqual(all.map(({ gravity }) => gravity).toSorted())
    expect(marksOf(all).get('signed-total')).toEqual({ gravity: 'E', codes: ['E202', 'E240'] })
    expect(marksOf(all).get('seal')).toEqual({ gravity: 'W', codes: ['W603'] })
  })

  test('[P88] a section answers for errors and warnings told there; a thought asks for nothing', () => {
    const wrong = told(with_({ votes: { '41': 327 } }), RESULT)
    expect(asksForAcceptance(wrong, RESULT ?? -1)).toBe(true)
    expect(asksForAcceptance(wrong, VOTERS ?? -1)).toBe(false)
    expect(asksForAcceptance(told(with_({ invalid: 121, 'signed-total': 842 }), CLOSE), RESULT ?? -1)).toBe(
      false,
    )
  })

  test('[P88] every check of every form has a home, and it is the last section it speaks of', () => {
    for (const each of FORMS.values())
      for (const check of each.checks) {
        const fields = fieldsConcerned(check)
        if (check.kind !== 'delta') expect(fields.length, check.code).toBeGreaterThan(0)
        const known = new Set(each.fields.map(({ id }) => id))
        expect(
          fields.filter((id) => !known.has(id)),
          `${each.id} ${check.code}`,
        ).toEqual([])
      }
  })

  test('[P88] a check speaks of every box its sums name and its marks touch', () => {
    for (const { form: each, sheet } of CASES.values())
      for (const result of evaluate(each, sheet)) {
        const check = each.checks.find(({ code }) => code === result.code)
        const fields = new Set(check ? fieldsConcerned(check) : [])
        const own = new Set(each.fields.map(({ id }) => id))
        const named = [...result.marks, ...result.awaits].map((box) => box.split('/')[0] ?? box)
        if (check?.kind !== 'delta')
          expect(
            named.filter((id) => own.has(id) && !fields.has(id)),
            `${each.id} ${result.code}`,
          ).toEqual([])
      }
  })
})

describe('where to look again', () => {
  test('[P88] a hint names the pile, the list or the record a box was filled from', () => {
    expect(whereToLook(SUMMARY, 'votes/41').origin).toBe('pile')
    expect(whereToLook(SUMMARY, 'invalid').origin).toBe('pile')
    expect(whereToLook(SUMMARY, 'signed-total').origin).toBe('list')
    expect(whereToLook(SUMMARY, 'voters-special').origin).toBe('list')
    expect(whereToLook(SUMMARY, 'ballots-received')).toEqual({
      origin: 'record',
      records: ['demonstration-protocol', 'log-book', 'handover-act'],
    })
    expect(whereToLook(SUMMARY, 'nowhere')).toEqual({ origin: 'record', records: [] })
  })
})
