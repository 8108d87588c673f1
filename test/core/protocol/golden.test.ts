import { describe, expect, test } from 'vitest'
import { evaluateAmendment } from '../../../src/core/protocol/amend.ts'
import { type CheckResult, evaluate } from '../../../src/core/protocol/evaluate.ts'
import { amendmentOf, besideOf, CASES, FORMS, type ReadyCase } from './forms.ts'

/** What the checks say, in the shape in which a case expects it. */
function said(results: readonly CheckResult[]) {
  const of = (status: CheckResult['status']) => results.filter((result) => result.status === status)
  return {
    failed: Object.fromEntries(of('failed').map(({ code, marks }) => [code, marks])),
    missing: of('missing').map(({ code }) => code),
    suppressed: of('suppressed').map(({ code }) => code),
  }
}

function judged({ form, golden, sheet }: ReadyCase) {
  const amendment = amendmentOf(golden)
  if (!amendment) return { own: evaluate(form, sheet, besideOf(golden)), merged: undefined }
  return evaluateAmendment(form, sheet, amendment, besideOf(golden))
}

describe('golden cases', () => {
  test.each([...CASES])('[P37] %s fails exactly the codes it names, with exactly their marks', (_, ready) => {
    const { own, merged } = judged(ready)
    expect(said(own)).toEqual(ready.golden.expect)
    if (ready.golden.expectMerged) expect(said(merged ?? [])).toEqual(ready.golden.expectMerged)
  })

  test.each([...FORMS.keys()])('[P38] every check of %s is seen to fail in at least one case', (id) => {
    const bitten = new Set(
      [...CASES.values()]
        .filter(({ form }) => form.id === id)
        .flatMap(({ golden }) => Object.keys(golden.expect.failed)),
    )
    const codes = FORMS.get(id)?.checks.map(({ code }) => code) ?? []
    expect(codes.filter((code) => !bitten.has(code))).toEqual([])
  })
})
