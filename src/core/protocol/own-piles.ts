import type { Exercise } from './exercise.ts'
import { namesIn } from './expression.ts'
import type { Sheet } from './paper.ts'
import { readNumber } from './read-number.ts'
import { type RecordSheet, recordsOf } from './record-sheet.ts'
import type { Run } from './run.ts'
import { type Pile, pileSizes, pilesOf, restingPile } from './run-count.ts'
import { deriveTruth, inWords, type World } from './truth.ts'

/*
 * At the level "night" the protocol is filled from the learner's own piles. A ballot on a wrong pile then leads to a
 * protocol that is consistent and has wrong votes, as it does in life; how well the ballots were sorted is scored apart.
 */

/** The facts that come out of the sorting. */
const PILE_FACTS: ReadonlySet<string> = new Set([
  'votes',
  'valid',
  'invalid',
  'invalid-form',
  'invalid-unmarked',
  'invalid-other',
])

/** Totals of the boxes, which move with the ballots of unknown form that are kept out of them. */
const BOX_FACTS: ReadonlySet<string> = new Set(['box-main', 'box-mobile', 'box'])

/** Whether the figures of this exercise come from the learner's own count. */
export function countsItself({ id, night }: Exercise): boolean {
  return id.level === 'night' && night.ballots.length > 0
}

/** The night as the learner's piles tell it: what truly happened, but for what came out of the sorting. */
export function nightOfRun(exercise: Exercise, run: Run): World {
  return worldWith(exercise, run, pileSizes(exercise, run.count))
}

/** What is counted at a step: piles as the learner made them, everything else as it truly is. */
export function factCounted(exercise: Exercise, run: Run, fact: string): number | undefined {
  const world: World = PILE_FACTS.has(fact) ? nightOfRun(exercise, run) : exercise.night
  return Object.hasOwn(world.once, fact) ? world.once[fact] : undefined
}

/** What should stand on the form in the end: the truth, or what the learner's own piles come to. */
export function truthOfRun(exercise: Exercise, run: Run): Sheet {
  const { form, truth } = exercise
  if (!countsItself(exercise)) return truth
  const counted = deriveTruth(form, nightOfRun(exercise, run))
  return inWords(form, { subjects: truth.subjects, values: { ...truth.values, ...counted.values } })
}

/**
 * The records as they lie on the table now. Lines about piles say what the learner wrote on the sealed packages, and
 * nothing before they are sealed.
 */
export function recordsOfRun(exercise: Exercise, run: Run): readonly RecordSheet[] {
  if (!countsItself(exercise)) return exercise.records
  const world = worldWith(exercise, run, labelled(exercise, run))
  const told = recordsOf(exercise.form, { ...exercise.night, ...world })
  return exercise.records.map((record) => {
    const form = exercise.form.records.find(({ id }) => id === record.id)
    const piles = new Set(
      form?.lines
        .filter(({ says }) => namesIn(says).some(({ name }) => PILE_FACTS.has(name) || BOX_FACTS.has(name)))
        .map(({ id }) => id),
    )
    const now = told.find(({ id }) => id === record.id)
    return {
      ...record,
      lines: record.lines.map((line) =>
        piles.has(line.id)
          ? (now?.lines.find(({ id, row }) => id === line.id && row === line.row) ?? line)
          : line,
      ),
    }
  })
}

/** The numbers on the sealed packages; a form whose count has no sealing shows the piles themselves. */
function labelled(exercise: Exercise, run: Run): ReadonlyMap<Pile, number> {
  const seal = exercise.form.count.find(({ kind }) => kind === 'seal')
  if (!seal) return pileSizes(exercise, run.count)
  const numbers = new Map<Pile, number>()
  for (const pile of pilesOf(exercise)) {
    const read = readNumber(run.count.labels.get(pile) ?? '')
    if (read.ok) numbers.set(pile, read.value)
  }
  return numbers
}

/** The night with these numbers of papers on the piles; a pile without a number leaves its facts unknown. */
function worldWith(exercise: Exercise, run: Run, sizes: ReadonlyMap<Pile, number>): World {
  const { night } = exercise
  const once: Record<string, number> = { ...night.once }
  for (const fact of PILE_FACTS) delete once[fact]
  const votes: Record<string, number> = {}
  for (const subject of night.subjects) {
    const size = sizes.get(subject)
    if (size !== undefined) votes[subject] = size
  }
  if (Object.keys(votes).length === night.subjects.length)
    once['valid'] = Object.values(votes).reduce((sum, size) => sum + size, 0)
  const invalid = sizes.get('invalid')
  if (invalid !== undefined) Object.assign(once, invalidKinds(exercise, run, invalid))
  return { subjects: night.subjects, once, perSubject: { ...night.perSubject, votes } }
}

/**
 * The invalid pile by kinds, where a country tells them apart: a ballot of unknown form stays out of the total of its box,
 * so moving one moves that total too.
 */
function invalidKinds(exercise: Exercise, run: Run, invalid: number): Readonly<Record<string, number>> {
  const { night, marks } = exercise
  const kinds = new Map(marks?.marks.map(({ id, invalidAs }) => [id, invalidAs]))
  const kept = { form: 0, unmarked: 0 }
  const boxes = { main: night.once['box-main'] ?? 0, mobile: night.once['box-mobile'] ?? 0 }
  for (const ballot of night.ballots) {
    const kind = ballot.pile === 'invalid' ? kinds.get(ballot.mark) : undefined
    const isThere = restingPile(exercise, run.count, ballot) === 'invalid'
    if (kind === 'unmarked' && isThere) kept.unmarked += 1
    if (kind !== 'form') continue
    if (isThere) kept.form += 1
    else boxes[ballot.box] += 1
  }
  return {
    invalid,
    'invalid-form': kept.form,
    'invalid-unmarked': kept.unmarked,
    'invalid-other': invalid - kept.form - kept.unmarked,
    'box-main': boxes.main,
    'box-mobile': boxes.mobile,
    box: boxes.main + boxes.mobile,
  }
}
