import { bentBoxes } from './bent.ts'
import type { BoxPath } from './box.ts'
import { type Change, rowsOf } from './change.ts'
import { evaluate } from './evaluate.ts'
import type { Exercise } from './exercise.ts'
import type { FaultKind } from './fault-kinds.ts'
import type { Field } from './form.ts'
import { factCounted, truthOfRun } from './own-piles.ts'
import { type Content, contentOf, isBlank, readBox, readSheet, saysSame, type Sheet } from './paper.ts'
import { readNumber } from './read-number.ts'
import { readWords } from './read-words.ts'
import { finalSheetOf, pointedForm, type Run, stagesOf } from './run.ts'
import { type Pile, pileSizes, pilesOf } from './run-count.ts'
import { everyBox, fieldWith, givenFields } from './typed.ts'

/** So many right of so many; `of` is 0 when nothing was asked. */
export interface Figure {
  readonly right: number
  readonly of: number
}

/** What a run is judged by. The figures are never added up: sound values do not make up for a wrong remedy. */
export interface Score {
  /** Figures on the paper, tallies and labels of the count, and the rows of an amendment. */
  readonly values: Figure
  /** What was found: the wrong boxes, the cause, whether control sheets agree; or rightly nothing. */
  readonly findings: Figure
  readonly remedy: Figure
  /** Steps of the count done in their turn; null in an exercise without a count. */
  readonly order: Figure | null
  /** Ballots laid where they belong, the doubtful ones before the commission; null where none are sorted. */
  readonly sorting: Figure | null
  /** True numbers changed so that a sum fits. */
  readonly bent: readonly BoxPath[]
}

/** One box as it is judged. */
export interface JudgedBox {
  readonly box: BoxPath
  readonly right: boolean
  readonly written: Content
  readonly truth: Content
}

/** A number written down during the count, beside what was there to count (papers). */
export interface JudgedCount {
  readonly step: string
  /** The pile whose label it is; null for a tally. */
  readonly pile: Pile | null
  /** As typed; empty when nothing was. */
  readonly written: string
  readonly due: number | null
  readonly right: boolean
}

/** The rows of an amendment as they are judged. */
export interface JudgedChanges {
  readonly right: readonly Change[]
  /** Rows that should have been written and were not, or not like this. */
  readonly lacking: readonly Change[]
  /** Rows that change what was right, or change it wrongly. */
  readonly wrong: readonly Change[]
}

/** What was named, beside what should have been. */
export interface JudgedFindings {
  readonly hits: readonly BoxPath[]
  readonly missed: readonly BoxPath[]
  readonly falseAlarms: readonly BoxPath[]
  /** Every cause that would have been a right answer. */
  readonly causes: readonly (FaultKind | 'nothing')[]
  readonly causeRight: boolean
}

/** Judges a run as it stands. */
export function score(exercise: Exercise, run: Run): Score {
  const bent = bentBoxes(exercise, run)
  const cured = run.remedy === exercise.remedy && bent.length === 0
  return {
    values: valuesOf(exercise, run),
    findings: findingsOf(exercise, run),
    remedy: { right: cured ? 1 : 0, of: 1 },
    order: orderOf(exercise, run),
    sorting: sortingOf(exercise, run),
    bent,
  }
}

/**
 * Every box that is judged, with what stands there and what should: what the exercise did not hand over, where it is known
 * what is right. Of the learner's own words and times it is only asked that they are there and that no check minds them.
 */
export function judgeBoxes(exercise: Exercise, run: Run): JudgedBox[] {
  const { form } = exercise
  const given = givenFields(form)
  const end = finalSheetOf(exercise, run)
  const [dues, paper] = [readSheet(form, truthOfRun(exercise, run)), readSheet(form, end)]
  const leftAlone = new Set(exercise.planted.filter(isPastMending).flatMap(({ boxes }) => boxes))
  const marked = markedBoxes(exercise, run, end)
  return everyBox(form, end.subjects).flatMap(({ box, field }) => {
    const [written, truth] = [contentOf(paper, box), contentOf(dues, box)]
    if (given.has(field.id) || leftAlone.has(box) || !isKnown(field, truth)) return []
    const right = isFree(field)
      ? !isBlank(written) && !marked.has(box)
      : saysWhatIsDue(exercise, field, written, truth)
    return [{ box, right, written, truth }]
  })
}

/** The rows of an amendment, held against those that put the original right. */
export function judgeChanges(exercise: Exercise, run: Run): JudgedChanges {
  const { base, original, changes: due } = exercise
  if (!base || !original) return { right: [], lacking: [], wrong: [] }
  const agrees = (row: Change, wanted: Change): boolean => {
    const field = fieldWith(base, original.subjects, row.box)
    const same = (one: unknown, other: unknown) =>
      field && saysSame(readBox(field, one), readBox(field, other))
    return (
      row.box === wanted.box &&
      same(row.was, wanted.was) === true &&
      same(row.becomes, wanted.becomes) === true
    )
  }
  const rows = rowsOf(run.changes)
  return {
    right: rows.filter((row) => due.some((wanted) => agrees(row, wanted))),
    lacking: due.filter((wanted) => !rows.some((row) => agrees(row, wanted))),
    wrong: rows.filter((row) => !due.some((wanted) => agrees(row, wanted))),
  }
}

/**
 * What was named, held against what was planted. Boxes of a balance that a gap in the world unsettles are neither right nor
 * wrong to name: no figure is wrong there. A row of an amendment names its box.
 */
export function judgeFindings(exercise: Exercise, run: Run): JudgedFindings {
  const { planted } = exercise
  const inWorld = (one: (typeof planted)[number]) => one.fault.layer === 'world'
  const culprits = [...new Set(planted.filter((one) => !inWorld(one)).flatMap(({ boxes }) => boxes))]
  const neutral = new Set(planted.filter(inWorld).flatMap(({ boxes }) => boxes))
  const amended = exercise.base ? rowsOf(run.changes).map(({ box }) => box) : []
  const named = new Set([...run.pointed, ...amended])
  const causes = planted.length > 0 ? planted.map(({ fault }) => fault.kind) : ['nothing' as const]
  return {
    hits: culprits.filter((box) => named.has(box)),
    missed: culprits.filter((box) => !named.has(box)),
    falseAlarms: everyBox(pointedForm(exercise), run.subjects)
      .map(({ box }) => box)
      .filter((box) => named.has(box) && !culprits.includes(box) && !neutral.has(box)),
    causes,
    causeRight: run.cause !== null && causes.some((cause) => cause === run.cause),
  }
}

function valuesOf(exercise: Exercise, run: Run): Figure {
  const boxes = judgeBoxes(exercise, run)
  const { right, lacking, wrong } = judgeChanges(exercise, run)
  const counted = judgeCount(exercise, run)
  return sum(
    { right: boxes.filter((box) => box.right).length, of: boxes.length },
    { right: Math.max(0, right.length - wrong.length), of: right.length + lacking.length },
    { right: counted.filter((one) => one.right).length, of: counted.length },
  )
}

/** Tallies and labels of the count: whether each says what was there to count; none where nothing is counted. */
export function judgeCount(exercise: Exercise, run: Run): JudgedCount[] {
  if (!stagesOf(exercise).includes('count')) return []
  const sizes = pileSizes(exercise, run.count)
  const judged = (step: string, pile: Pile | null, typed: string | undefined, due: number | undefined) => {
    const read = readNumber(typed ?? '')
    return { step, pile, written: typed ?? '', due: due ?? null, right: read.ok && read.value === due }
  }
  return exercise.form.count.flatMap((step) => {
    if (step.kind === 'tally') {
      const due = factCounted(exercise, run, step.fact ?? '')
      return [judged(step.id, null, run.count.tallies.get(step.id), due)]
    }
    if (step.kind !== 'seal') return []
    return pilesOf(exercise).map((pile) => judged(step.id, pile, run.count.labels.get(pile), sizes.get(pile)))
  })
}

function findingsOf(exercise: Exercise, run: Run): Figure {
  const { hits, missed, falseAlarms, causeRight } = judgeFindings(exercise, run)
  const sheets = comparedOf(exercise, run)
  const told = { right: sheets.filter(Boolean).length, of: sheets.length }
  if (exercise.planted.length > 0) {
    const right = hits.length + (causeRight ? 1 : 0) - falseAlarms.length
    return sum({ right: Math.max(0, right), of: hits.length + missed.length + 1 }, told)
  }
  // whoever examines a draft says that nothing is wrong; whoever fills a form in says so by naming nothing
  const said = run.noneWrong || run.cause === 'nothing' || !exercise.filled
  const calm = falseAlarms.length === 0 && (run.cause === null || run.cause === 'nothing')
  return sum({ right: said && calm ? 1 : 0, of: 1 }, told)
}

/** Control sheets: whether each pair was rightly called the same or different. */
function comparedOf(exercise: Exercise, run: Run): boolean[] {
  if (!stagesOf(exercise).includes('count')) return []
  return exercise.form.count.flatMap((step) => {
    const pair = step.kind === 'compare' && step.box ? exercise.night.control[step.box] : null
    return pair ? [run.count.compared.get(step.id) === (pair.same ? 'same' : 'different')] : []
  })
}

function orderOf(exercise: Exercise, run: Run): Figure | null {
  if (!stagesOf(exercise).includes('count')) return null
  return { right: run.count.done.filter(({ inTurn }) => inTurn).length, of: exercise.form.count.length }
}

function sortingOf(exercise: Exercise, run: Run): Figure | null {
  const { ballots } = exercise.night
  if (!stagesOf(exercise).includes('count') || ballots.length === 0) return null
  const right = ballots.filter(
    ({ id, disputed, pile }) => run.count.piles.get(id) === (disputed ? 'doubtful' : pile),
  )
  return { right: right.length, of: ballots.length }
}

/** Whether a box is the learner's own word: a reason, or a time that follows from nothing. */
function isFree(field: Field): boolean {
  return (field.kind === 'text' || field.kind === 'date-time') && field.derive === undefined
}

/** Whether it is known what should stand in a box: a blank counts as known only where the form says what it comes from. */
function isKnown(field: Field, due: Content): boolean {
  if (isFree(field)) return field.blank === 'forbidden'
  return !isBlank(due) || (field.kind === 'ticks' && field.derive !== undefined)
}

function saysWhatIsDue({ form }: Exercise, field: Field, written: Content, due: Content): boolean {
  if (field.kind !== 'words' || !form.numerals) return saysSame(written, due)
  const number = readWords(due.text, form.numerals)
  return number !== null && readWords(written.text, form.numerals) === number
}

/** The boxes that a check of the form marks as it stands. */
function markedBoxes({ form, base, original }: Exercise, run: Run, end: Sheet): ReadonlySet<BoxPath> {
  const amendment =
    base && original ? { base, original, changes: run.changes, statements: run.statements } : undefined
  return new Set(evaluate(form, end, { amendment }).flatMap(({ marks }) => marks))
}

/** A signature that nobody can add any more is no figure to put right: whatever stands there is not judged. */
function isPastMending({ fault }: Exercise['planted'][number]): boolean {
  return fault.kind === 'signatureMissing' && fault.remedy !== 'fillBox'
}

function sum(...figures: readonly Figure[]): Figure {
  return figures.reduce((all, { right, of }) => ({ right: all.right + right, of: all.of + of }), {
    right: 0,
    of: 0,
  })
}
