import { describe, expect, test } from 'vitest'
import { judgeCase } from '../../../src/build/cases.ts'
import { CASES, FORMS } from './forms.ts'

describe('golden cases', () => {
  test.each([...CASES])('[P37] %s fails exactly the codes it names, with exactly their marks', (_, ready) => {
    const { own, merged } = judgeCase(ready, CASES)
    expect(own).toEqual(ready.golden.expect)
    if (ready.golden.expectMerged) expect(merged).toEqual(ready.golden.expectMerged)
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
