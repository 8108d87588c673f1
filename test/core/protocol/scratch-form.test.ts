import { expect, test } from 'vitest'
import { fieldsConcerned } from '../../../src/core/protocol/concerns.ts'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import { scratchForm } from '../../../src/core/protocol/scratch-form.ts'
import { CASES, FORMS, form } from './forms.ts'

test('[P87] a form for reckoning keeps the figures and their relations, and asks for nothing else', () => {
  const scratch = scratchForm(form('ge-summary'))
  expect(scratch.fields.filter(({ kind }) => kind === 'text')).toEqual([])
  expect(scratch.checks.map(({ kind }) => kind)).not.toContain('required')
  expect(scratch.fields.map(({ id }) => id)).toContain('votes')
})

test('[P87] with nothing typed nothing is said to be wrong', () => {
  for (const each of FORMS.values()) {
    if (each.amends !== undefined) continue
    const results = evaluate(scratchForm(each), { subjects: ['1', '2'], values: {} })
    expect(
      results.filter(({ status }) => status === 'failed').map(({ code }) => code),
      each.id,
    ).toEqual([])
  }
})

test('[P87] what it says about the relations is what the whole form says', () => {
  for (const { form: each, sheet } of CASES.values()) {
    if (each.amends !== undefined) continue
    const scratch = scratchForm(each)
    const whole = new Map(evaluate(each, sheet).map((result) => [result.code, result]))
    for (const result of evaluate(scratch, sheet)) {
      // a check that an omitted one silenced may speak here; whatever is judged is judged alike
      if (result.status === 'suppressed' || whole.get(result.code)?.status === 'suppressed') continue
      expect(result.status, `${each.id} ${result.code}`).toBe(whole.get(result.code)?.status)
    }
  }
})

test('[P87] every box a kept relation speaks of is kept', () => {
  for (const each of FORMS.values()) {
    const scratch = scratchForm(each)
    const ids = new Set(scratch.fields.map(({ id }) => id))
    const lost = scratch.checks.flatMap((check) =>
      fieldsConcerned(check).filter(
        (id) => !ids.has(id) && each.fields.find((f) => f.id === id)?.kind !== 'text',
      ),
    )
    expect(lost, each.id).toEqual([])
  }
})
