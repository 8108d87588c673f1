import { amend } from './amend.ts'
import { type BoxPath, boxOf, fieldOf, rowOf } from './box.ts'
import { type CheckResult, evaluate } from './evaluate.ts'
import type { Exercise } from './exercise.ts'
import type { Expression } from './expression.ts'
import type { Field, Form } from './form.ts'
import { countsItself, nightOfRun, recordsOfRun, truthOfRun } from './own-piles.ts'
import { type Content, contentOf, readSheet, type Sheet } from './paper.ts'
import type { Planted } from './plant.ts'
import { finalSheetOf, type Run, startRun } from './run.ts'
import { factOf, type World } from './truth.ts'
import { fieldWith } from './typed.ts'

/*
 * Where a figure comes from, and how a fault shows: data for the worked example and the debrief. The sentences stand in the
 * words of the interface.
 */

/** One number on a record. */
export interface RecordPlace {
  readonly record: string
  readonly line: string
  readonly row: string | null
  /** Null when the record leaves it open. */
  readonly value: number | null
}

/** One part of a figure: a fact of the night, or a number of the rule itself (`fact` null). */
export interface OriginTerm {
  readonly fact: string | null
  /** The subject whose fact it is; null for facts counted once. */
  readonly row: string | null
  readonly sign: 1 | -1
  readonly value: number | null
  /** Records that say this very number. */
  readonly records: readonly RecordPlace[]
}

/** Where the figure in a box comes from. */
export interface FigureOrigin {
  readonly box: BoxPath
  readonly truth: Content
  /** What stands there now. */
  readonly written: Content
  /** Records on which the whole figure stands. */
  readonly records: readonly RecordPlace[]
  /** The parts it is made of, in the order of the form; a single part for a figure that is not reckoned. */
  readonly terms: readonly OriginTerm[]
}

/** Which paper a box is on (an amendment has boxes of its own beside those of the protocol it amends), and which run is shown. */
export interface Showing {
  readonly on?: 'form' | 'base' | undefined
  /** Without a run the draft is shown. */
  readonly run?: Run | undefined
}

/** Where the figure in a box comes from; a box that the paper does not have has no truth, no records and no parts. */
export function originOf(exercise: Exercise, box: BoxPath, { on = 'form', run }: Showing = {}): FigureOrigin {
  const papers = on === 'base' ? papersOfBase(exercise, run) : papersOfForm(exercise, run)
  const { form } = papers
  const records = placesOn(exercise, run)
  const figure = figureBehind(form, box)
  const field = fieldWith(form, papers.truth.subjects, figure)
  const world = run && countsItself(exercise) ? nightOfRun(exercise, run) : exercise.night
  const terms = field ? partsOf(derivationOf(field), world, rowOf(figure)) : []
  return {
    box,
    truth: contentOf(readSheet(form, papers.truth), box),
    written: contentOf(readSheet(form, papers.now), box),
    records: records.filter(({ line, row }) => boxOf(line, row ?? undefined) === figure),
    terms: terms.map((term) => ({
      ...term,
      records: records.filter((place) => isSaidAt(form, term, place)),
    })),
  }
}

/** One sum of the form, as it stood before the fault and with it. */
export interface DrawnSum {
  readonly code: string
  /** Null for a fault of the world: there was no paper without it. */
  readonly before: CheckResult | null
  readonly after: CheckResult
}

/** How a planted fault shows on the paper. */
export interface FaultStory {
  readonly planted: Planted
  readonly boxes: readonly {
    readonly box: BoxPath
    readonly before: Content
    readonly after: Content
    /** Records that say what should stand there. */
    readonly proof: readonly RecordPlace[]
    /** Records that say what wrongly stands there. */
    readonly misleading: readonly RecordPlace[]
  }[]
  /** The sums that fail because of it; when none does, those that pass over it. */
  readonly sums: readonly DrawnSum[]
}

/** How a planted fault of this exercise shows: each wrong box before and after, the sums drawn, and which record proves it. */
export function storyOf(exercise: Exercise, planted: Planted, run?: Run): FaultStory {
  const { form, truth, start } = faultyPapers(exercise, run)
  const [right, wrong] = [readSheet(form, truth), readSheet(form, start)]
  const records = placesOn(exercise, run)
  const inWorld = planted.fault.layer === 'world'
  const before = evaluate(form, truth)
  const sums = evaluate(form, start).flatMap((after, at): DrawnSum[] => {
    const shown =
      planted.codes.length > 0 ? planted.codes.includes(after.code) : passesOver(after, planted.boxes)
    return shown ? [{ code: after.code, before: inWorld ? null : (before[at] ?? null), after }] : []
  })
  return {
    planted,
    sums,
    boxes: planted.boxes.map((box) => {
      const [due, written] = [contentOf(right, box), contentOf(wrong, box)]
      const figure = figureBehind(form, box)
      const told = records.filter(({ line, row }) => boxOf(line, row ?? undefined) === figure)
      const says = (count: number | null) => told.filter(({ value }) => value !== null && value === count)
      const misled = written.count !== due.count
      return {
        box,
        before: due,
        after: written,
        proof: says(due.count),
        misleading: misled ? says(written.count) : [],
      }
    }),
  }
}

interface Papers {
  readonly form: Form
  readonly truth: Sheet
  readonly now: Sheet
}

function papersOfForm(exercise: Exercise, run: Run | undefined): Papers {
  const shown = run ?? startRun(exercise)
  const { form } = exercise
  // without a run nothing was sorted yet, and the truth is that of the night
  const truth = run ? truthOfRun(exercise, run) : exercise.truth
  return { form, truth, now: run ? finalSheetOf(exercise, shown) : exercise.draft }
}

function papersOfBase(exercise: Exercise, run: Run | undefined): Papers {
  const { base, original, changes } = exercise
  if (!base || !original) return papersOfForm(exercise, run)
  const now = run ? amend({ base, original, changes: run.changes, statements: run.statements }) : original
  return { form: base, truth: amend({ base, original, changes }), now }
}

/** The paper a fault befell, with it and without it. A gap in the world shows on an honest paper. */
function faultyPapers(exercise: Exercise, run: Run | undefined) {
  const { form, truth } = exercise.base ? papersOfBase(exercise, run) : papersOfForm(exercise, run)
  const start = exercise.original ?? (exercise.filled ? exercise.draft : truth)
  return { form, truth, start }
}

function placesOn(exercise: Exercise, run: Run | undefined): RecordPlace[] {
  const records = run ? recordsOfRun(exercise, run) : exercise.records
  return records.flatMap(({ id, lines }) =>
    lines.map(({ id: line, row, value }) => ({ record: id, line, row, value })),
  )
}

/** The box of the figures behind a box of words; any other box itself. */
function figureBehind(form: Form, box: BoxPath): BoxPath {
  const field = form.fields.find(({ id }) => id === fieldOf(box))
  return field?.kind === 'words' ? boxOf(field.of, rowOf(box)) : box
}

/** What a field is reckoned from; null when it is reckoned from no counts. */
function derivationOf(field: Field): Expression | null {
  if (field.kind === 'count') return field.derive ?? null
  return field.kind === 'ticks' ? (field.derive?.when ?? null) : null
}

type Part = Omit<OriginTerm, 'records'>

function partsOf(
  expression: Expression | null,
  world: World,
  row: string | undefined,
  sign: 1 | -1 = 1,
): Part[] {
  if (expression === null) return []
  if (typeof expression === 'string')
    return [{ fact: expression, row: null, sign, value: factOf(expression, world) }]
  if ('const' in expression) return [{ fact: null, row: null, sign, value: expression.const }]
  if ('each' in expression)
    return (row === undefined ? world.subjects : [row]).map((id) => ({
      fact: expression.each,
      row: id,
      sign,
      value: factOf(expression, world, id),
    }))
  const opposite = sign === 1 ? -1 : 1
  return [
    ...expression.plus.flatMap((part) => partsOf(part, world, row, sign)),
    ...(expression.minus ?? []).flatMap((part) => partsOf(part, world, row, opposite)),
  ]
}

/** Whether a line of a record is about this very fact. */
function isSaidAt(form: Form, { fact, row }: Part, place: RecordPlace): boolean {
  const line = form.records.find(({ id }) => id === place.record)?.lines.find(({ id }) => id === place.line)
  if (line === undefined || fact === null || row !== place.row) return false
  const { says } = line
  if (typeof says === 'string') return says === fact
  return 'each' in says && says.each === fact
}

/** Whether a sum holds although one of these boxes in it is wrong. */
function passesOver({ kind, terms }: CheckResult, boxes: readonly BoxPath[]): boolean {
  if (kind !== 'equal' && kind !== 'atMost') return false
  return [...terms.left, ...terms.right].some(({ box }) => box !== null && boxes.includes(box))
}
