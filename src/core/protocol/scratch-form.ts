import { fieldsConcerned } from './concerns.ts'
import type { Check, Form } from './form.ts'

/**
 * A form cut down to what figures can contradict: the boxes its relations speak of, and these relations. Names and
 * places are left out, and so is everything that only says whether a box is filled: somebody who holds the real protocol
 * against the sums types only what matters for them.
 */
export function scratchForm(form: Form): Form {
  const checks = form.checks.filter(isRelation)
  const spoken = new Set(checks.flatMap(fieldsConcerned))
  const words = form.fields.filter((field) => field.kind === 'words' && spoken.has(field.id))
  const kept = form.fields.filter(
    (field) =>
      field.kind !== 'text' && (field.kind === 'words' ? words.includes(field) : spoken.has(field.id)),
  )
  const ids = new Set(kept.map(({ id }) => id))
  const sections = form.sections.flatMap((section) => {
    const fields = section.fields.filter((id) => ids.has(id))
    return fields.length > 0 ? [{ ...section, given: false, fields }] : []
  })
  return { ...form, sections, fields: kept, checks }
}

/** Whether a check holds figures of this paper against each other. */
function isRelation(check: Check): boolean {
  switch (check.kind) {
    case 'equal':
    case 'atMost':
    case 'zeroTotal':
    case 'share':
    case 'gap':
    case 'quorum':
    case 'words':
    case 'tickAgrees':
    case 'impliedValue':
      return true
    case 'sameAs':
      return check.as.form === undefined
    case 'timeAfter':
      return check.after.form === undefined
    case 'present':
      return check.when !== undefined
    case 'required':
    case 'exactlyOne':
    case 'allOrNone':
    case 'delta':
      return false
  }
}
