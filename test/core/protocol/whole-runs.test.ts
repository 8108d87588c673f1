import { describe, expect, test } from 'vitest'
import { type Exercise, type Level, levelsOf, type Shelf } from '../../../src/core/protocol/exercise.ts'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import { storyOf } from '../../../src/core/protocol/explain.ts'
import type { Form } from '../../../src/core/protocol/form.ts'
import { recordsOfRun, truthOfRun } from '../../../src/core/protocol/own-piles.ts'
import { contentOf, readSheet } from '../../../src/core/protocol/paper.ts'
import { replay, type Run, step } from '../../../src/core/protocol/run.ts'
import { type Figure, score } from '../../../src/core/protocol/score.ts'
import { everyBox } from '../../../src/core/protocol/typed.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { form } from './forms.ts'
import { counting, event, filling, withBoxes } from './hand-made.ts'
import { answers, careful } from './perfect-learner.ts'
import { BASES, exerciseOf, SHELF, SOME_MARKS } from './shelf.ts'

/* Learners of several kinds, from the brief to the debrief, on whatever the generator makes. */

/** The count of Georgia on the paper of Azerbaijan: kinds of invalid ballots, words for figures, both boxes on the form. */
const MIXED: Form = {
  ...form('az-precinct'),
  id: 'mixed',
  number: 61,
  marks: 'some',
  count: form('ge-summary').count,
}
const WIDE: Shelf = { ...SHELF, forms: [...SHELF.forms, MIXED], marks: [...SHELF.marks, SOME_MARKS] }

const PRACTICE = [
  ...BASES.flatMap((base) => levelsOf(base, SHELF).map((level) => [base.id, level, base] as const)),
  ['az-precinct with a count', 'night', MIXED] as const,
]

const made = (base: Form, level: Level, seed: number): Exercise => exerciseOf(base, level, seed, WIDE)

function figures(exercise: Exercise, run: Run): Figure[] {
  const { values, findings, remedy, order, sorting } = score(exercise, run)
  return [values, findings, remedy, ...(order ? [order] : []), ...(sorting ? [sorting] : [])]
}

describe.each(PRACTICE)('%s at %s', (_, level, base) => {
  const exercises = Array.from({ length: 8 }, (_, at) => made(base, level, at * 131 + 7))

  test('[P72] a careful learner has all of everything, and has bent nothing', () => {
    for (const exercise of exercises) {
      const run = replay(exercise, [...careful(exercise), ...answers(exercise)])
      expect(run.stage).toBe('debrief')
      for (const { right, of } of figures(exercise, run))
        expect(`${exercise.code} ${right}`).toBe(`${exercise.code} ${of}`)
      expect(score(exercise, run).bent).toEqual([])
    }
  })
  test('[P73] whoever does nothing at all has found nothing that was there', () => {
    for (const exercise of exercises) {
      const { findings, remedy, bent, order, sorting } = score(exercise, replay(exercise, []))
      expect(remedy.right).toBe(0)
      expect(bent).toEqual([])
      if (exercise.planted.length > 0) expect(findings.right).toBe(0)
      expect([order?.right ?? 0, sorting?.right ?? 0]).toEqual([0, 0])
    }
  })
  test('[P60] a phone that dies after any event goes on where it was', () => {
    const [exercise] = exercises
    if (!exercise) throw new Error('no exercise')
    const events = [...careful(exercise), ...answers(exercise)]
    const whole = replay(exercise, events)
    const random = randomFrom('dying')
    for (let turn = 0; turn < 12; turn++) {
      const cut = random.below(events.length)
      const resumed = events
        .slice(cut)
        .reduce((run, each) => step(exercise, run, each), replay(exercise, events.slice(0, cut)))
      expect(resumed).toEqual(whole)
    }
  })
  test('[P78] every planted fault has a story: its boxes differ from the truth, or it is the world’s', () => {
    for (const exercise of exercises)
      for (const planted of exercise.planted) {
        const { boxes, sums } = storyOf(exercise, planted)
        expect(boxes.map(({ box }) => box)).toEqual(planted.boxes)
        if (planted.codes.length > 0)
          expect(sums.map(({ code }) => code).sort()).toEqual([...planted.codes].sort())
        if (planted.fault.layer !== 'world')
          for (const { before, after } of boxes) expect(after).not.toEqual(before)
      }
  })
})

describe.each(PRACTICE.filter(([, level]) => level === 'gap'))('%s at %s', (_, level, base) => {
  test('[P76] whoever closes the gap by figures loses values and the remedy', () => {
    let bent = 0
    for (let seed = 0; seed < 30; seed++) {
      const exercise = made(base, level, seed)
      const closed = closing(exercise)
      if (!closed) continue
      const run = replay(exercise, [...careful(exercise, closed), ...answers(exercise)])
      const scored = score(exercise, run)
      expect(scored.bent.length, exercise.code).toBeGreaterThan(0)
      expect(scored.remedy.right).toBe(0)
      expect(scored.values.right).toBeLessThan(scored.values.of)
      bent += 1
    }
    expect(bent).toBeGreaterThan(10)
  })
})

/** The truth with one count changed so that a sum that failed now holds; null when no single box does it. */
function closing(exercise: Exercise): Exercise['truth'] | null {
  const { form, truth, planted } = exercise
  const paper = readSheet(form, truth)
  const drawn = planted
    .flatMap((one) => storyOf(exercise, one).sums)
    .filter(({ after }) => after.kind === 'equal' || after.kind === 'atMost')
  for (const { after } of drawn)
    for (const term of [...after.terms.right, ...after.terms.left]) {
      if (term.box === null || after.difference === null) continue
      const side = after.terms.left.includes(term) ? -1 : 1
      const value = (contentOf(paper, term.box).count ?? 0) + side * term.sign * after.difference
      if (value >= 0) return withBoxes(truth, { [term.box]: value })
    }
  return null
}

describe.each(PRACTICE.filter(([, level]) => level === 'night'))('%s at %s', (_, level, base) => {
  test('[P71] however the ballots are sorted, who copies the records has all values', () => {
    let moved = 0
    for (let seed = 0; seed < 6; seed++) {
      const exercise = made(base, level, seed)
      const random = randomFrom(`piles ${seed}`)
      const piles = [...exercise.night.subjects, 'invalid']
      const foreign = foreignBallots(exercise)
      moved += foreign.size
      const sorted = counting(exercise).flatMap((each) => {
        const ballot = each.object.split('=')[0] ?? ''
        if (each.act === 'sealed') return []
        if (each.act !== 'sorted') return [each]
        if (foreign.has(ballot)) return [event(`sorted ${ballot}=${exercise.night.subjects[0]}`)]
        return [random.chance(20) ? event(`sorted ${ballot}=${random.pick(piles)}`) : each]
      })
      const before = replay(exercise, [event('reached stage:count'), ...sorted])
      const sizes = truthOfRun(exercise, before)
      const paper = readSheet(exercise.form, sizes)
      const votes =
        exercise.form.fields.find((field) => field.kind === 'count' && field.repeat)?.id ?? 'votes'
      const invalid =
        exercise.night.ballots.length -
        piles.slice(0, -1).reduce((sum, row) => sum + (contentOf(paper, `${votes}/${row}`).count ?? 0), 0)
      const seal = exercise.form.count.find(({ kind }) => kind === 'seal')
      const labels = piles.map((pile) =>
        event(`sealed ${pile}=${pile === 'invalid' ? invalid : contentOf(paper, `${votes}/${pile}`).count}`),
      )
      const events = [
        event('reached stage:count'),
        ...sorted,
        ...labels,
        event(`did ${seal?.id ?? ''}`),
        event('reached stage:fill'),
      ]
      const counted = replay(exercise, events)
      const copied = copiedFrom(exercise, counted)
      const failing = (sheet: unknown) =>
        evaluate(exercise.form, sheet).flatMap(({ code, status }) =>
          status === 'failed' && !code.startsWith('H') ? [code] : [],
        )
      expect(failing(copied), 'a consistent protocol, whatever the piles').toEqual(failing(exercise.truth))
      const run = replay(exercise, [...events, ...filling(exercise, copied), ...answers(exercise)])
      const scored = score(exercise, run)
      expect(scored.values.right, exercise.code).toBe(scored.values.of)
      expect(scored.bent).toEqual([])
      expect(scored.sorting?.right).toBeLessThan(scored.sorting?.of ?? 0)
    }
    if (base === MIXED) expect(moved).toBeGreaterThan(3)
  })
})

/** Ballots of unknown form, which stay out of the totals of the boxes; by number. */
function foreignBallots({ marks, night }: Exercise): ReadonlySet<string> {
  const kinds = new Set(marks?.marks.filter(({ invalidAs }) => invalidAs === 'form').map(({ id }) => id))
  return new Set(night.ballots.filter(({ mark }) => kinds.has(mark)).map(({ id }) => String(id)))
}

/** The truth of a run, with every figure that stands on a record taken from there. */
function copiedFrom(exercise: Exercise, run: Run): Exercise['truth'] {
  const lines = recordsOfRun(exercise, run).flatMap((record) => record.lines)
  const boxes = everyBox(exercise.form, exercise.night.subjects).flatMap(({ box, field }) => {
    const line = lines.find(({ id, row }) => box === (row === null ? id : `${id}/${row}`))
    return line && field.kind === 'count' ? [[box, line.value] as const] : []
  })
  return withBoxes(truthOfRun(exercise, run), Object.fromEntries(boxes))
}
