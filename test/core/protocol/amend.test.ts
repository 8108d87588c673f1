import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amend, evaluateAmendment } from '../../../src/core/protocol/amend.ts'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import { formSchema } from '../../../src/core/protocol/form.ts'
import { problemsAmong } from '../../../src/core/protocol/form-problems.ts'
import { caseOf, FORMS, form } from './forms.ts'
import { formWith } from './paper.ts'

const base = form('ge-summary')
const { sheet: original } = caseOf('ge-summary/example-c')

describe('amendment', () => {
  test('[P27] an empty row changes nothing, an explicit 0 corrects to nought', () => {
    const changes = [
      { box: 'signed-total', was: 516, becomes: '' },
      { box: 'votes/1', was: 171, becomes: null },
      { box: 'invalid', was: 14, becomes: 0 },
    ]
    const { values } = amend({ base, original, changes })
    expect([values['signed-total'], values['votes'], values['invalid']]).toEqual([
      516,
      original.values['votes'],
      0,
    ])
  })
  test('[P27] one row of a repeated field changes alone', () => {
    const { values } = amend({ base, original, changes: [{ box: 'votes/3', was: 258, becomes: '285' }] })
    expect(values['votes']).toEqual({ 1: 171, 2: 96, 3: '285', 4: 22 })
  })
  test('[P28] what cannot be read or does not exist changes nothing', () => {
    const changes = [
      { box: 'signed-total', was: 516, becomes: 'many' },
      { box: 'votes/77', was: null, becomes: 4 },
      { box: '__proto__', was: null, becomes: 4 },
    ]
    expect(amend({ base, original, changes })).toEqual(original)
  })
  test('[P28] an amendment without a change equals the original, whatever the original holds', () => {
    const anything = fc.record({
      subjects: fc.array(fc.stringMatching(/^[0-9]{1,2}$/)),
      values: fc.dictionary(
        fc.constantFrom('invalid', 'votes', 'disputed', 'signed-total', 'nowhere'),
        fc.anything(),
      ),
    })
    const check = (sheet: unknown) => {
      expect(amend({ base, original: sheet as never, changes: [] })).toEqual(sheet)
    }
    fc.assert(fc.property(anything, check), { seed: 71, numRuns: 300 })
  })
  test('[P28] the original is not touched', () => {
    const before = JSON.stringify(original)
    amend({ base, original, changes: [{ box: 'votes/1', was: 171, becomes: 1 }] })
    expect(JSON.stringify(original)).toBe(before)
  })
  test('[P30] statements about differences are not carried over: they are given again, or blank', () => {
    const disputed = { ...original, values: { ...original.values, disputed: 'field i' } }
    const changes = [{ box: 'signed-total', was: 516, becomes: 561 }]
    expect(amend({ base, original: disputed, changes }).values['disputed']).toBeNull()
    const statements = { disputed: 'field k', invalid: 99 }
    const again = amend({ base, original: disputed, changes, statements }).values
    expect([again['disputed'], again['invalid']]).toEqual(['field k', 14])
    expect(amend({ base, original: disputed, changes: [] }).values['disputed']).toBe('field i')
  })
  test('[P31] the checks of the base are run on the protocol read together with the amendment', () => {
    const { golden, sheet } = caseOf('ge-amendment/example-c')
    const amendment = { base, original, changes: golden.changes }
    const { own, merged, sheet: together } = evaluateAmendment(form('ge-amendment'), sheet, amendment)
    expect(evaluate(base, original).filter(({ status }) => status === 'failed')).not.toEqual([])
    expect([...own, ...merged].filter(({ status }) => status !== 'passed')).toEqual([])
    expect(merged).toEqual(evaluate(base, together))
  })
})

describe('the original', () => {
  const signed = { box: 'signed-total', was: null, becomes: 1 }
  const statusOf = (code: string, path: string, values: Readonly<Record<string, string | number>>) => {
    const { form: amended, sheet } = caseOf(path)
    const amendment = { base: amended, original: sheet, changes: [signed] }
    const own = evaluate(form('ge-amendment'), { subjects: [], values }, { amendment })
    return own.find((result) => result.code === code)?.status
  }

  test('[P26] is whichever of several forms is being amended', () => {
    expect(form('ge-amendment').amends).toEqual(['ge-summary', 'ge-majoritarian'])
    expect(statusOf('E711', 'ge-summary/example-c', { precinct: '7' })).toBe('passed')
    expect(statusOf('E711', 'ge-summary/example-c', { precinct: '12' })).toBe('failed')
    expect(statusOf('E711', 'ge-majoritarian/example-e', { precinct: '7' })).toBe('failed')
    expect(statusOf('E711', 'ge-majoritarian/example-e', { precinct: '12' })).toBe('passed')
    expect(statusOf('E712', 'ge-summary/example-c', { 'drawn-up-at': '2024-10-27T00:49' })).toBe('failed')
    expect(statusOf('E712', 'ge-majoritarian/example-e', { 'drawn-up-at': '2024-10-27T00:49' })).toBe(
      'failed',
    )
    expect(statusOf('E712', 'ge-summary/example-c', { 'drawn-up-at': '2025-10-05T00:35' })).toBe('passed')
  })
  test('[P26] is waited for while no protocol lies on the desk', () => {
    const values = { precinct: '7', 'drawn-up-at': '2024-10-27T02:25', signatures: 17 }
    const results = evaluate(form('ge-amendment'), { subjects: [], values })
    const waiting = results.filter(({ code }) => ['E711', 'E712', 'W730'].includes(code))
    expect(waiting.map(({ status }) => status)).toEqual(['missing', 'missing', 'missing'])
  })
  test('[P26] is not some other form that lies beside', () => {
    const other = caseOf('ge-summary/example-a')
    const beside = { forms: { original: { form: other.form, sheet: other.sheet } } }
    const { golden, sheet } = caseOf('ge-amendment/example-c')
    const { own } = evaluateAmendment(
      form('ge-amendment'),
      sheet,
      { base, original, changes: golden.changes },
      beside,
    )
    expect(own.filter(({ status }) => status === 'failed')).toEqual([])
  })
  test('[P26] must have the field in every form that can be amended', () => {
    const narrow = formSchema.parse({
      ...form('ge-majoritarian'),
      sections: form('ge-majoritarian').sections.filter(({ id }) => id !== 'close'),
      fields: form('ge-majoritarian').fields.filter(
        ({ id }) => !['drawn-up-at', 'disputed', 'signatures', 'seal'].includes(id),
      ),
      checks: form('ge-majoritarian').checks.filter(({ code }) => !/^(E104|[EW]60.)$/.test(code)),
      records: [],
      faults: [],
    })
    const shelf = [...FORMS.values()].map((one) => (one.id === narrow.id ? narrow : one))
    expect(problemsAmong(shelf)).toEqual([
      { path: ['ge-amendment', 'checks', 6], message: 'unknown field "ge-majoritarian/drawn-up-at"' },
      { path: ['ge-amendment', 'checks', 10], message: 'unknown field "ge-majoritarian/signatures"' },
    ])
  })
  test('[P26] every form amended must exist', () => {
    const alone = problemsAmong([...FORMS.values()].filter(({ id }) => id !== 'ge-majoritarian'))
    expect(alone).toContainEqual({
      path: ['ge-amendment', 'amends'],
      message: 'unknown form "ge-majoritarian"',
    })
  })
  test('[P23] is unknown to a form that amends nothing, and no form may be called so', () => {
    const small = formWith({ kind: 'sameAs', field: 'a', as: { form: 'original', field: 'a' } })
    const { amends: _amends, mode: _mode, ...plain } = small
    const messages = (raw: object) => formSchema.safeParse(raw).error?.issues.map(({ message }) => message)
    expect(messages(small)).toBeUndefined()
    expect(messages(plain)).toEqual(['the form amends nothing, so there is no original'])
    expect(messages({ ...small, id: 'original' })).toEqual([
      '"original" is what checks call the form being amended',
    ])
  })
})
