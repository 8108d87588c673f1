import { neverHappens } from '../result.ts'
import { ORIGINAL } from './change.ts'
import { type Expression, namesIn } from './expression.ts'
import { FACTS, SUBJECT_FACTS } from './facts.ts'
import type { Check, Field, Form } from './form.ts'

/** Something in a form that does not hang together, with the place where it stands. */
export interface FormProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

type Path = FormProblem['path']

/** What a schema of single pieces cannot see: names that lead nowhere, codes given twice, silences that turn in a circle. */
export function formProblems(form: Form): FormProblem[] {
  return [
    ...twice(
      form.fields.map(({ id }) => id),
      'fields',
      'id',
    ),
    ...twice(
      form.sections.map(({ id }) => id),
      'sections',
      'id',
    ),
    ...twice(
      form.checks.map(({ code }) => code),
      'checks',
      'code',
    ),
    ...twice(
      form.faults.map(({ id }) => id),
      'faults',
      'id',
    ),
    ...twice(
      form.records.map(({ id }) => id),
      'records',
      'id',
    ),
    ...twice(
      form.count.map(({ id }) => id),
      'count',
      'id',
    ),
    ...sectionProblems(form),
    ...recordProblems(form),
    ...countProblems(form),
    ...fieldProblems(form),
    ...checkProblems(form),
    ...faultProblems(form),
    ...wholeProblems(form),
  ]
}

function twice(names: readonly string[], list: string, key: string): FormProblem[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) === at ? [] : [{ path: [list, at, key], message: `"${name}" stands twice` }],
  )
}

function sectionProblems(form: Form): FormProblem[] {
  const known = new Set(form.fields.map(({ id }) => id))
  const placed = new Set<string>()
  const problems: FormProblem[] = []
  for (const [at, section] of form.sections.entries())
    for (const [place, field] of section.fields.entries()) {
      const path = ['sections', at, 'fields', place]
      if (!known.has(field)) problems.push({ path, message: `unknown field "${field}"` })
      if (placed.has(field)) problems.push({ path, message: `"${field}" stands in two places` })
      placed.add(field)
    }
  for (const [at, { id }] of form.fields.entries())
    if (!placed.has(id))
      problems.push({ path: ['fields', at, 'id'], message: `"${id}" stands in no section` })
  return problems
}

function fieldProblems(form: Form): FormProblem[] {
  return form.fields.flatMap((field, at) => {
    const path = ['fields', at]
    const problems = sourceProblems(form, field.law, path)
    if (field.repeat && !form.subjects)
      problems.push({ path: [...path, 'repeat'], message: 'the form has no list of subjects' })
    if (field.kind === 'words') {
      const figures = form.fields.find(({ id }) => id === field.of)
      if (figures?.kind !== 'count' || figures.repeat !== field.repeat)
        problems.push({ path: [...path, 'of'], message: `"${field.of}" is no count with the same rows` })
    }
    if (field.kind === 'count' && field.derive !== undefined)
      problems.push(...factProblems(field.derive, [...path, 'derive']))
    if (field.kind === 'ticks' && field.derive !== undefined) {
      problems.push(...factProblems(field.derive.when ?? { const: 0 }, [...path, 'derive', 'when']))
      for (const option of field.derive.ticked)
        if (!field.options.includes(option))
          problems.push({ path: [...path, 'derive', 'ticked'], message: `unknown option "${option}"` })
    }
    return problems
  })
}

/** Names in an expression over facts that are no facts (facts.ts). */
function factProblems(expression: Expression, path: Path): FormProblem[] {
  return namesIn(expression).flatMap(({ name, each }) =>
    ((each ? SUBJECT_FACTS : FACTS) as readonly string[]).includes(name)
      ? []
      : [{ path, message: `unknown fact "${name}"` }],
  )
}

function recordProblems(form: Form): FormProblem[] {
  return form.records.flatMap((record, at) => [
    ...record.lines.flatMap(({ says }, place) => factProblems(says, ['records', at, 'lines', place, 'says'])),
    ...twice(
      record.lines.map(({ id }) => id),
      `records/${record.id}/lines`,
      'id',
    ),
  ])
}

/** Steps whose turn never comes, because they wait for something unknown or for each other. */
function countProblems(form: Form): FormProblem[] {
  const earlier = new Set<string>()
  return form.count.flatMap((step, at) => {
    const path = ['count', at]
    const problems = sourceProblems(form, step.law, path)
    for (const [place, id] of step.after.entries())
      if (!earlier.has(id))
        problems.push({ path: [...path, 'after', place], message: `"${id}" is no earlier step` })
    earlier.add(step.id)
    if (step.kind === 'tally' && !step.fact)
      problems.push({ path: [...path, 'fact'], message: 'say which fact is counted' })
    if (step.kind === 'compare' && !step.box)
      problems.push({ path: [...path, 'box'], message: 'say whose control sheets are compared' })
    if ((step.kind === 'sort' || step.kind === 'vote') && !form.marks)
      problems.push({ path: [...path, 'kind'], message: 'the form has no marks to sort by' })
    return problems
  })
}

function checkProblems(form: Form): FormProblem[] {
  const fields = new Map(form.fields.map((field) => [field.id, field]))
  const earlier = new Set<string>()
  return form.checks.flatMap((check, at) => {
    const path = ['checks', at]
    const problems = sourceProblems(form, check.law, path)
    for (const [place, code] of check.unless.entries())
      if (!earlier.has(code))
        problems.push({ path: [...path, 'unless', place], message: `"${code}" is no earlier check` })
    earlier.add(check.code)
    for (const [place, field] of (check.marks ?? []).entries())
      if (!fields.has(field)) problems.push({ path: [...path, 'marks', place], message: unknown(field) })
    for (const { key, expression } of expressionsOf(check))
      problems.push(...sumProblems(expression, fields, [...path, ...key]))
    for (const { key, field, kinds } of fieldsOf(check)) {
      const found = fields.get(field)
      if (!found) problems.push({ path: [...path, ...key], message: unknown(field) })
      else if (kinds && !kinds.includes(found.kind))
        problems.push({ path: [...path, ...key], message: `"${field}" is of kind ${found.kind}` })
    }
    if (check.kind === 'tickAgrees') {
      const question = fields.get(check.field)
      if (question?.kind === 'ticks' && !question.options.includes(check.option))
        problems.push({ path: [...path, 'option'], message: `unknown option "${check.option}"` })
    }
    if (check.kind === 'words' && !form.numerals)
      problems.push({ path: [...path, 'kind'], message: 'the form has no numerals' })
    if (check.kind === 'delta' && !form.amends)
      problems.push({ path: [...path, 'kind'], message: 'the form amends nothing' })
    if (elsewhere(check)?.form === ORIGINAL && !form.amends)
      problems.push({ path, message: 'the form amends nothing, so there is no original' })
    return problems
  })
}

function unknown(field: string): string {
  return `unknown field "${field}"`
}

function sumProblems(expression: Expression, fields: ReadonlyMap<string, Field>, path: Path): FormProblem[] {
  return namesIn(expression).flatMap(({ name, each }) => {
    const field = fields.get(name)
    if (!field) return [{ path, message: unknown(name) }]
    if (field.kind !== 'count') return [{ path, message: `"${name}" is no count` }]
    if (each && !field.repeat) return [{ path, message: `"${name}" has no rows for each` }]
    if (!each && field.repeat) return [{ path, message: `"${name}" has rows: write each` }]
    return []
  })
}

/** The sums in a check, with the keys under which they stand. */
export function expressionsOf(check: Check): { readonly key: Path; readonly expression: Expression }[] {
  switch (check.kind) {
    case 'equal':
    case 'atMost':
    case 'gap':
      return sides(check)
    case 'zeroTotal':
      return [{ key: ['parts'], expression: check.parts }]
    case 'share':
      return [
        { key: ['part'], expression: check.part },
        { key: ['of'], expression: check.of },
      ]
    case 'quorum':
      return [
        { key: ['left'], expression: check.left },
        { key: ['of'], expression: check.of },
      ]
    case 'tickAgrees':
      return sides(check.when, 'when')
    case 'impliedValue':
      return [
        ...sides(check.when, 'when'),
        ...(check.must === 'blank' ? [] : [{ key: ['must', 'equal'], expression: check.must.equal }]),
      ]
    case 'present':
      return check.when ? sides(check.when, 'when') : []
    case 'required':
    case 'exactlyOne':
    case 'allOrNone':
    case 'sameAs':
    case 'words':
    case 'timeAfter':
    case 'delta':
      return []
    default:
      return neverHappens(check)
  }
}

function sides(
  pair: { readonly left: Expression; readonly right: Expression },
  ...under: string[]
): { readonly key: Path; readonly expression: Expression }[] {
  return [
    { key: [...under, 'left'], expression: pair.left },
    { key: [...under, 'right'], expression: pair.right },
  ]
}

interface NamedField {
  readonly key: Path
  readonly field: string
  readonly kinds?: readonly Field['kind'][]
}

/** The fields a check names outside its sums, and the kinds they may have. */
function fieldsOf(check: Check): NamedField[] {
  switch (check.kind) {
    case 'required':
    case 'allOrNone':
      return check.fields.map((field, place) => ({ key: ['fields', place], field }))
    case 'words':
      return check.fields.map((field, place) => ({ key: ['fields', place], field, kinds: ['words'] }))
    case 'zeroTotal':
      return [{ key: ['total'], field: check.total, kinds: ['count'] }]
    case 'exactlyOne':
    case 'tickAgrees':
      return [{ key: ['field'], field: check.field, kinds: ['ticks'] }]
    case 'impliedValue':
      return [{ key: ['field'], field: check.field, kinds: ['count'] }]
    case 'present':
      return [{ key: ['field'], field: check.field }]
    case 'sameAs':
      return [
        { key: ['field'], field: check.field },
        ...(check.as.form ? [] : [{ key: ['as', 'field'], field: check.as.field }]),
      ]
    case 'timeAfter':
      return [
        { key: ['field'], field: check.field, kinds: ['date-time'] },
        ...(check.after.form
          ? []
          : [{ key: ['after', 'field'], field: check.after.field, kinds: ['date-time'] as const }]),
      ]
    case 'equal':
    case 'atMost':
    case 'share':
    case 'gap':
    case 'quorum':
    case 'delta':
      return []
    default:
      return neverHappens(check)
  }
}

function faultProblems(form: Form): FormProblem[] {
  const fields = new Set(form.fields.map(({ id }) => id))
  const codes = new Set(form.checks.map(({ code }) => code))
  const records = new Map(form.records.map((record) => [record.id, record.lines.map(({ id }) => id)]))
  return form.faults.flatMap((fault, at) => [
    ...(fault.kind === 'recordMiscopied'
      ? fault.fields.flatMap((field) =>
          records.get(fault.record ?? '')?.includes(field)
            ? []
            : [
                {
                  path: ['faults', at, 'record'],
                  message: `record "${fault.record}" has no line "${field}"`,
                },
              ],
        )
      : []),
    ...fault.fields.flatMap((field, place) =>
      fields.has(field) ? [] : [{ path: ['faults', at, 'fields', place], message: unknown(field) }],
    ),
    ...fault.raises.flatMap((code, place) =>
      codes.has(code) ? [] : [{ path: ['faults', at, 'raises', place], message: `unknown code "${code}"` }],
    ),
  ])
}

function sourceProblems(form: Form, law: readonly string[], path: Path): FormProblem[] {
  return law.flatMap((source, place) =>
    Object.hasOwn(form.sources, source)
      ? []
      : [{ path: [...path, 'law', place], message: `unknown source "${source}"` }],
  )
}

function wholeProblems(form: Form): FormProblem[] {
  const problems: FormProblem[] = []
  if (form.id === ORIGINAL)
    problems.push({ path: ['id'], message: `"${ORIGINAL}" is what checks call the form being amended` })
  if ((form.amends === undefined) !== (form.mode === undefined))
    problems.push({ path: ['mode'], message: 'amends and mode go together' })
  if (form.subjects && form.subjects.min > form.subjects.max)
    problems.push({ path: ['subjects', 'max'], message: 'max is below min' })
  if (form.night.mobileSurplusVoids && form.marks)
    problems.push({
      path: ['night', 'mobileSurplusVoids'],
      message: 'no ballot can be drawn as void by decision',
    })
  if (form.status === 'official')
    for (const [id, source] of Object.entries(form.sources))
      if (!source.checkedOn || !source.checkedBy)
        problems.push({ path: ['sources', id], message: 'an official form needs every source checked' })
  return problems
}

/** What only several forms together can show: forms and fields named across them. */
export function problemsAmong(forms: readonly Form[]): FormProblem[] {
  const byId = new Map(forms.map((form) => [form.id, form]))
  return forms.flatMap((form, place) => {
    const problems: FormProblem[] = []
    const twin = forms.slice(0, place).find(({ number }) => number === form.number)
    if (twin)
      problems.push({ path: [form.id, 'number'], message: `${form.number} is the number of "${twin.id}"` })
    for (const id of form.amends ?? [])
      if (!byId.has(id)) problems.push({ path: [form.id, 'amends'], message: `unknown form "${id}"` })
    for (const [at, check] of form.checks.entries()) {
      const far = elsewhere(check)
      if (far === undefined) continue
      for (const id of far.form === ORIGINAL ? (form.amends ?? []) : [far.form])
        if (!byId.get(id)?.fields.some((field) => field.id === far.field))
          problems.push({ path: [form.id, 'checks', at], message: `unknown field "${id}/${far.field}"` })
    }
    return problems
  })
}

/** The field of another form that a check holds one of ours against. */
function elsewhere(check: Check): { readonly form: string; readonly field: string } | undefined {
  const far = check.kind === 'sameAs' ? check.as : check.kind === 'timeAfter' ? check.after : undefined
  return far?.form === undefined ? undefined : { form: far.form, field: far.field }
}
