import { describe, expect, test } from 'vitest'
import { Problems, parseYaml } from '../../../src/build/read.ts'
import { formSchema } from '../../../src/core/protocol/form.ts'
import { problemsAmong } from '../../../src/core/protocol/form-problems.ts'
import { FOLDERS, FORMS, form, formText } from './forms.ts'

/** Parses a form with one piece of its text changed; the places and remedies of what is refused. */
function refusals(id: string, from: string | RegExp, to: string): string[] {
  const text = formText(id)
  const broken = text.replace(from, to)
  if (broken === text) throw new Error(`${String(from)} does not stand in ${id}/form.yml`)
  const problems = new Problems()
  parseYaml(broken, formSchema, 'form.yml', problems)
  return problems.list.map(({ place, remedy }) => `${place.replace(/^line \d+, /, '')}: ${remedy}`)
}

describe('forms', () => {
  test.each([...FOLDERS.keys()])('[P23] %s is read, and its folder bears its id', (id) => {
    expect(form(id).id).toBe(id)
  })
  test('[P26] forms that speak of each other find each other', () => {
    expect(problemsAmong([...FORMS.values()])).toEqual([])
    const alone = problemsAmong([...FORMS.values()].filter(({ id }) => id !== 'ge-summary'))
    expect(alone.map(({ path }) => path.join('.'))).toContain('ge-amendment.amends')
    expect(alone).toContainEqual({
      path: ['ge-accounting', 'checks', 3],
      message: 'unknown field "ge-summary/signed-total"',
    })
  })

  test.each([
    [
      'an unknown field in a sum',
      'ge-summary',
      'left: signed-12,',
      'left: signed-13,',
      'checks.5.left: unknown field "signed-13"',
    ],
    [
      'an unknown field in a section',
      'ge-summary',
      'fields: [ballots-received]',
      'fields: [ballots]',
      'sections.2.fields.0: unknown field "ballots"',
    ],
    [
      'a field without a section',
      'ge-summary',
      'fields: [ballots-received] }',
      'fields: [round] }',
      'fields.13.id: "ballots-received" stands in no section',
    ],
    [
      'a text in a sum',
      'ge-summary',
      'left: signed-12,',
      'left: district,',
      'checks.5.left: "district" is no count',
    ],
    [
      'rows without each',
      'az-precinct',
      'left: valid, right: { each: votes }',
      'left: valid, right: votes',
      'checks.13.right: "votes" has rows: write each',
    ],
    [
      'each without rows',
      'az-precinct',
      'left: valid, right: { each: votes }',
      'left: valid, right: { each: invalid }',
      'checks.13.right: "invalid" has no rows for each',
    ],
    [
      'an unknown mark',
      'zz-minimal',
      'marks: [bowl]',
      'marks: [bow]',
      'checks.3.marks.0: unknown field "bow"',
    ],
    [
      'an unknown option',
      'zz-minimal',
      'option: same',
      'option: equal',
      'checks.8.option: unknown option "equal"',
    ],
    [
      'an unknown source',
      'ge-accounting',
      'law: [packages] }',
      'law: [package] }',
      'fields.4.law.0: unknown source "package"',
    ],
    [
      'an unknown fact',
      'ge-accounting',
      'derive: unused,',
      'derive: used,',
      'fields.4.derive: unknown fact "used"',
    ],
    [
      'an unknown code in a fault',
      'ge-accounting',
      'raises: [E151]',
      'raises: [E152]',
      'faults.2.raises.0: unknown code "E152"',
    ],
    [
      'words of another kind of field',
      'az-precinct',
      'of: signed,',
      'of: votes,',
      'fields.5.of: "votes" is no count with the same rows',
    ],
    [
      'votes void by decision on ballots that are drawn',
      'ge-summary',
      'mobileSpare: 0 }',
      'mobileSpare: 0, mobileSurplusVoids: true }',
      'night.mobileSurplusVoids: no ballot can be drawn as void by decision',
    ],
    ['amends without mode', 'ge-amendment', 'mode: delta', '', 'mode: amends and mode go together'],
  ])('[P23] %s is refused with its place', (_, id, from, to, expected) => {
    expect(refusals(id, from, to)).toContain(expected)
  })

  test('[P23] a field in two sections is refused with its place', () => {
    expect(
      refusals('ge-accounting', 'fields: [ballots-received, unused', 'fields: [signed-total, unused'),
    ).toContain('sections.1.fields.0: "signed-total" stands in two places')
  })
  test('[P24] a code given twice is refused', () => {
    expect(refusals('ge-summary', 'code: E202', 'code: E201')).toContain('checks.6.code: "E201" stands twice')
  })
  test('[P24] silence for itself, for a later check or in a circle is refused', () => {
    expect(refusals('ge-summary', 'unless: [E110, E240]', 'unless: [W240]')).toContain(
      'checks.10.unless.0: "W240" is no earlier check',
    )
    expect(refusals('ge-summary', /(code: E240.*)unless: \[E110\]/, '$1unless: [W240]')).toContain(
      'checks.9.unless.0: "W240" is no earlier check',
    )
  })
  test.each([
    ['a kind of check that does not exist', 'kind: gap', 'kind: formula'],
    ['a misspelt key', 'percent: 5', 'percents: 5'],
    ['a code without its letter', 'code: E31', 'code: "31"'],
    ['a gap without any limit', 'percent: 2, count: 15, ', ''],
    ['a share greater than the whole', 'share: [1, 2]', 'share: [3, 2]'],
    ['a formula in words', 'left: bowl, right: { plus: [came, spare] }', 'left: bowl, right: "came + spare"'],
    ['a division', '{ plus: [bowl], minus: [came] }', '{ plus: [bowl], over: [came] }'],
  ])('[P23] %s is refused', (_, from, to) => {
    expect(refusals('zz-minimal', from, to)).not.toEqual([])
  })

  test('[P25] an official form needs every source checked by somebody on some day', () => {
    expect(refusals('ge-summary', 'status: illustrative', 'status: official')).toContain(
      'sources.fields: an official form needs every source checked',
    )
    expect(refusals('zz-minimal', 'status: reviewed', 'status: official # all checked')).toEqual([])
  })
  test('[P25] no form of the content wing claims to be official while nothing was checked', () => {
    for (const { status, sources } of FORMS.values())
      if (Object.values(sources).some(({ checkedOn }) => !checkedOn)) expect(status).toBe('illustrative')
  })
})
