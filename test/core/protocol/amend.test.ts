import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amend, evaluateAmendment } from '../../../src/core/protocol/amend.ts'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import { caseOf, form } from './forms.ts'

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
