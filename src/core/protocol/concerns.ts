import { neverHappens } from '../result.ts'
import { type Expression, namesIn } from './expression.ts'
import type { Check, Form } from './form.ts'

/** The fields of its own form that a check speaks of, each once. Fields of other forms on the desk are not among them. */
export function fieldsConcerned(check: Check): string[] {
  return [...new Set([...fieldsNamed(check), ...(check.marks ?? [])])]
}

/** The sections a check speaks of, as indexes in the order of the form; empty when it speaks of no field of the form. */
export function sectionsConcerned(form: Form, check: Check): number[] {
  const fields = fieldsConcerned(check)
  return form.sections.flatMap((section, index) =>
    section.fields.some((id) => fields.includes(id)) ? [index] : [],
  )
}

function fieldsNamed(check: Check): string[] {
  switch (check.kind) {
    case 'required':
    case 'allOrNone':
    case 'words':
      return [...check.fields]
    case 'equal':
    case 'atMost':
    case 'gap':
      return [...inSum(check.left), ...inSum(check.right)]
    case 'zeroTotal':
      return [...inSum(check.parts), check.total]
    case 'share':
      return [...inSum(check.part), ...inSum(check.of)]
    case 'quorum':
      return [...inSum(check.left), ...inSum(check.of)]
    case 'exactlyOne':
      return [check.field]
    case 'tickAgrees':
      return [check.field, ...inSum(check.when.left), ...inSum(check.when.right)]
    case 'impliedValue':
      return [
        check.field,
        ...inSum(check.when.left),
        ...inSum(check.when.right),
        ...(check.must === 'blank' ? [] : inSum(check.must.equal)),
      ]
    case 'present':
      return [check.field, ...(check.when ? [...inSum(check.when.left), ...inSum(check.when.right)] : [])]
    case 'sameAs':
      return [check.field, ...(check.as.form === undefined ? [check.as.field] : [])]
    case 'timeAfter':
      return [check.field, ...(check.after.form === undefined ? [check.after.field] : [])]
    case 'delta':
      return []
    default:
      return neverHappens(check)
  }
}

function inSum(expression: Expression): string[] {
  return namesIn(expression).map(({ name }) => name)
}
