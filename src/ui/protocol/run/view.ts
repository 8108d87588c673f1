import { evaluateAmendment } from '../../../core/protocol/amend.ts'
import { type CheckResult, evaluate } from '../../../core/protocol/evaluate.ts'
import type { Exercise } from '../../../core/protocol/exercise.ts'
import type { MarkBook } from '../../../core/protocol/mark.ts'
import type { OpenedForm } from '../../../core/protocol/open-form.ts'
import { type Run, type RunEvent, secondSheetOf, sheetOf } from '../../../core/protocol/run.ts'
import type { ProtocolBook } from '../../../flow/protocols.ts'

/** What every screen of a run is drawn from. */
export interface RunView {
  readonly exercise: Exercise
  readonly run: Run
  /** The form to fill, with its words. */
  readonly opened: OpenedForm
  /** The protocol that is amended; without an amendment the form itself. It names the records and the boxes that can be wrong. */
  readonly base: OpenedForm
  readonly marks: MarkBook | undefined
  readonly on: (event: RunEvent) => void
}

/** Puts the words of the language shown to an exercise; nothing when the book lacks one of its forms. */
export function viewOf(
  book: ProtocolBook,
  exercise: Exercise,
  { run, on }: Pick<RunView, 'run' | 'on'>,
): RunView | undefined {
  const find = (id: string) => book.forms.find(({ form }) => form.id === id)
  const opened = find(exercise.form.id)
  const base = exercise.base ? find(exercise.base.id) : opened
  const marks = book.marks.find(({ file }) => file.id === exercise.marks?.id)
  return opened && base && { exercise, run, opened, base, marks, on }
}

/** What the checks say of the form as it stands. */
export function resultsOf({ exercise, run }: RunView): readonly CheckResult[] {
  const { form, base, original } = exercise
  if (!base || !original) return evaluate(form, sheetOf(run))
  const amendment = { base, original, changes: run.changes, statements: run.statements }
  return evaluateAmendment(form, sheetOf(run), amendment).own
}

/** What the checks say of the second entry. */
export function secondResultsOf({ exercise, run }: RunView): readonly CheckResult[] {
  return evaluate(exercise.form, secondSheetOf(run))
}

/** The sections that an exercise hands over filled in. */
export function givenSections({ form }: Exercise): ReadonlySet<string> {
  return new Set(form.sections.filter(({ given }) => given).map(({ id }) => id))
}
