import { amend } from './amend.ts'
import type { BoxPath } from './box.ts'
import { type CheckResult, evaluate } from './evaluate.ts'
import type { Exercise } from './exercise.ts'
import type { Check, Form } from './form.ts'
import { countsItself, truthOfRun } from './own-piles.ts'
import { contentOf, readSheet, type Sheet } from './paper.ts'
import { finalSheetOf, type Run } from './run.ts'
import { everyBox, givenFields, withRaw } from './typed.ts'

/**
 * Boxes in which a true number was changed so that a sum fits: the gravest thing a protocol can suffer, and one that no
 * sum shows afterwards. A gap of two ballots that is closed by two more invalid ones names the box of the invalid; a
 * number copied wrong by a slip of the hand names none, for it mends no sum.
 */
export function bentBoxes(exercise: Exercise, run: Run): BoxPath[] {
  const { form, start, truth, end } = papersOf(exercise, run)
  const changed = changedTruths(exercise, form, { start, truth, end })
  if (changed.size === 0) return []
  const sheetWith = (kept: (box: BoxPath) => boolean): Sheet => ({
    subjects: end.subjects,
    values: [...changed].reduce(
      (values, [box, right]) => (kept(box) ? values : withRaw(values, box, right)),
      end.values,
    ),
  })
  const honest = evaluate(
    form,
    sheetWith(() => false),
  )
  const final = evaluate(form, end)
  const bent = form.checks.flatMap((check, at) => {
    const [before, after] = [honest[at], final[at]]
    if (!before || !after || fits(check, before) !== false || fits(check, after) !== true) return []
    const involved = boxesOf(after).filter((box) => changed.has(box))
    const stillFits = (kept: (box: BoxPath) => boolean) => {
      const result = evaluate(form, sheetWith(kept))[at]
      return result && fits(check, result)
    }
    // one box that closes the sum by itself is the one; otherwise all that the sum cannot do without
    const alone = involved.filter((box) => stillFits((kept) => kept === box) === true)
    return alone.length > 0 ? alone : involved.filter((box) => stillFits((kept) => kept !== box) === false)
  })
  return everyBox(form, end.subjects)
    .map(({ box }) => box)
    .filter((box) => bent.includes(box))
}

interface Papers {
  /** What lay there before anything was done; null when the paper was blank. */
  readonly start: Sheet | null
  readonly truth: Sheet
  readonly end: Sheet
}

/** The papers that are compared: the form itself, or the protocol read together with its amendment. */
function papersOf(exercise: Exercise, run: Run): Papers & { readonly form: Form } {
  const { base, original, changes } = exercise
  if (!base || !original) {
    const start = exercise.filled ? exercise.draft : null
    return { form: exercise.form, start, truth: truthOfRun(exercise, run), end: finalSheetOf(exercise, run) }
  }
  return {
    form: base,
    start: original,
    truth: amend({ base, original, changes }),
    end: amend({ base, original, changes: run.changes, statements: run.statements }),
  }
}

/** Counts that were true, by the draft or by the records, and are another number now; each with the true one. */
function changedTruths(exercise: Exercise, form: Form, papers: Papers): ReadonlyMap<BoxPath, number> {
  const start = papers.start && readSheet(form, papers.start)
  const [truth, end] = [readSheet(form, papers.truth), readSheet(form, papers.end)]
  const given = givenFields(form)
  const changed = new Map<BoxPath, number>()
  for (const { box, field } of everyBox(form, papers.end.subjects)) {
    if (field.kind !== 'count' || given.has(field.id)) continue
    const right = contentOf(truth, box).count
    const written = contentOf(end, box).count
    if (right === null || written === null || right === written) continue
    if (start && contentOf(start, box).count !== right) continue
    if (standsInRecord(exercise, box, written)) continue
    changed.set(box, right)
  }
  return changed
}

/** Whether a record says so: who copies what a record says wrong has bent nothing. */
function standsInRecord(exercise: Exercise, box: BoxPath, written: number): boolean {
  if (countsItself(exercise)) return false // there the piles are the evidence, and the labels are the learner's own
  return exercise.records.some(({ lines }) =>
    lines.some(({ id, row, value }) => value === written && (row === null ? id : `${id}/${row}`) === box),
  )
}

/** Whether a balance holds; null for checks that are no balance between two sums, or that cannot be judged. */
function fits(check: Check, { status, difference }: CheckResult): boolean | null {
  switch (check.kind) {
    case 'equal':
      return difference === null ? null : difference === 0
    case 'atMost':
      return difference === null ? null : difference <= 0
    case 'gap':
    case 'zeroTotal':
      return status === 'passed' || status === 'failed' ? status === 'passed' : null
    case 'present':
      return difference === null || check.when?.relation !== 'unequal' ? null : difference === 0
    case 'tickAgrees':
      return difference === null || check.when.relation !== 'equal' ? null : difference === 0
    default:
      return null
  }
}

function boxesOf({ terms }: CheckResult): BoxPath[] {
  return [...new Set([...terms.left, ...terms.right].flatMap(({ box }) => box ?? []))]
}
