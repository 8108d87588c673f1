import { fieldOf, rowOf } from './box.ts'
import { type Amendment, rowsOf } from './change.ts'
import { type Beside, type CheckResult, evaluate } from './evaluate.ts'
import type { Form } from './form.ts'
import { isBlank, readBox, readSheet, type Sheet } from './paper.ts'

/**
 * The protocol as it stands once an amendment is read together with it. The original is not touched. Rows that name
 * no box of it, or that cannot be read, change nothing (the checks of the amendment name them). Once anything
 * changes, the statements about differences are not carried over: they are those of the amendment, or blank.
 */
export function amend({ base, original, changes, statements = {} }: Amendment): Sheet {
  const paper = readSheet(base, original)
  const rows = rowsOf(changes).filter(({ box, becomes }) => {
    const field = paper.fields.get(fieldOf(box))
    return field !== undefined && paper.contents.has(box) && !isBlank(readBox(field, becomes))
  })
  if (rows.length === 0) return original
  const values: Record<string, Sheet['values'][string]> = { ...original.values }
  for (const { box, becomes } of rows) {
    const row = rowOf(box)
    const held = values[fieldOf(box)]
    const rest = typeof held === 'object' && held !== null && !Array.isArray(held) ? held : {}
    values[fieldOf(box)] = row === undefined ? becomes : { ...rest, [row]: becomes }
  }
  for (const field of base.fields.filter(({ anew }) => anew)) values[field.id] = statements[field.id] ?? null
  return { subjects: original.subjects, values }
}

/** What the checks say about an amendment, and about the protocol read together with it. */
export interface AmendmentResults {
  readonly own: readonly CheckResult[]
  readonly merged: readonly CheckResult[]
  readonly sheet: Sheet
}

/** Judges an amendment: its own checks, then those of the base form on the amended protocol. */
export function evaluateAmendment(
  form: Form,
  sheet: unknown,
  amendment: Amendment,
  beside: Pick<Beside, 'forms'> = {},
): AmendmentResults {
  const merged = amend(amendment)
  return {
    own: evaluate(form, sheet, { ...beside, amendment }),
    merged: evaluate(amendment.base, merged, beside),
    sheet: merged,
  }
}
