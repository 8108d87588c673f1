import { describe, expect, test } from 'vitest'
import { originOf, storyOf } from '../../../src/core/protocol/explain.ts'
import type { Exercise } from '../../../src/core/protocol/exercise.ts'
import { caseOf, form } from './forms.ts'
import {
  counting,
  event,
  exerciseA,
  exerciseD,
  exerciseOf,
  NIGHT_A,
  nightExercise,
  planted,
  played,
  withBoxes,
} from './hand-made.ts'

const ge = form('ge-summary')
const sheetA = caseOf('ge-summary/example-a').sheet

describe('where a figure comes from', () => {
  const worked = exerciseA({ level: 'worked', filled: true })

  test('[P78] the records that say the whole figure, and the parts it is made of with theirs', () => {
    const { truth, written, records, terms } = originOf(worked, 'signed-total')
    expect([truth.count, written.count]).toEqual([742, 742])
    expect(records.map(({ record, value }) => [record, value])).toEqual([
      ['demonstration-protocol', 742],
      ['log-book', 742],
    ])
    expect(terms.reduce((sum, { sign, value }) => sum + sign * (value ?? 0), 0)).toBe(742)
    expect(terms.at(-1)).toMatchObject({ fact: 'signed-mobile', sign: 1, value: 24 })
    expect(terms.at(-1)?.records.map(({ record }) => record)).toEqual([
      'demonstration-protocol',
      'log-book',
      'list-pages',
    ])
  })
  test('[P78] a row of a repeated field has the row of each record', () => {
    const { records, terms } = originOf(worked, 'votes/41')
    expect(records).toEqual([
      { record: 'demonstration-protocol', line: 'votes', row: '41', value: 372 },
      { record: 'pile-labels', line: 'votes', row: '41', value: 372 },
    ])
    expect(terms).toEqual([{ fact: 'votes', row: '41', sign: 1, value: 372, records }])
  })
  test('[P78] words come from their figure, a note from the difference it explains', () => {
    const az = exerciseOf('az-precinct/example-1', NIGHT_A, { filled: true })
    expect(originOf(az, 'signed-words').terms).toEqual(originOf(az, 'signed').terms)
    expect(originOf(az, 'signed-words').truth.text).toBe('altı yüz qırx')
    const note = originOf(exerciseD(), 'explanatory-note').terms
    expect(note.map(({ fact, value }) => [fact, value])).toEqual([
      ['missing', 2],
      ['surplus', 0],
    ])
  })
  test('[P78] a total over all rows has a part for each; a number taken away has a minus', () => {
    const az = exerciseOf('az-precinct/example-1', NIGHT_A, {})
    expect(originOf(az, 'valid').terms.map(({ row }) => row)).toEqual(NIGHT_A.subjects)
    const returned = originOf(az, 'mobile-returned').terms
    expect(returned.at(-1)).toMatchObject({ fact: 'signed-mobile', sign: -1 })
    expect(returned.some(({ fact, records }) => fact === null && records.length === 0)).toBe(true)
  })
  test('[P78] a box that is not there comes from nowhere', () => {
    for (const box of ['nowhere', 'votes/99', '', '__proto__'])
      expect(originOf(worked, box)).toMatchObject({ records: [], terms: [], truth: { count: null } })
  })
  test('[P78] on a night of one’s own it comes from one’s own piles', () => {
    const night = nightExercise()
    const run = played(
      night,
      'reached stage:count',
      ...counting(night).map((each) => (each.object === '41=1' ? event('sealed 41=2') : each)),
      'sorted 2=41',
    )
    const shown = originOf(night, 'votes/41', { run })
    expect([shown.truth.count, shown.written.count]).toEqual([1, null])
    expect(shown.records.map(({ record, value }) => [record, value])).toEqual([
      ['demonstration-protocol', 2],
      ['pile-labels', 2],
    ])
  })
})

describe('how a fault shows', () => {
  test('[P78] the box before and after, the record that proves it, and the sum it unsettles', () => {
    const slip = planted(ge, 'votes-digits-swapped', ['votes/41'], ['W240', 'W241'])
    const exercise = exerciseA({
      level: 'slip',
      filled: true,
      draft: withBoxes(sheetA, { 'votes/41': 327 }),
      planted: [slip],
    })
    const { boxes, sums } = storyOf(exercise, slip)
    expect(boxes).toMatchObject([
      { box: 'votes/41', before: { count: 372 }, after: { count: 327 }, misleading: [] },
    ])
    expect(boxes[0]?.proof.map(({ record }) => record)).toEqual(['demonstration-protocol', 'pile-labels'])
    expect(sums.map(({ code, before, after }) => [code, before?.difference, after.difference])).toEqual([
      ['W240', 0, -45],
      ['W241', 0, -45],
    ])
  })
  test('[P78] a fault that no sum sees shows in the sums that pass over it', () => {
    const two = planted(ge, 'rows-swapped', ['votes/4', 'votes/5'], [])
    const draft = withBoxes(sheetA, { 'votes/4': 118, 'votes/5': 203 })
    const { sums, boxes } = storyOf(exerciseA({ filled: true, draft, planted: [two] }), two)
    expect(sums.map(({ code }) => code)).toEqual(['E240', 'W240'])
    expect(sums.every(({ after }) => after.status === 'passed')).toBe(true)
    expect(boxes.map(({ proof }) => proof.map(({ value }) => value))).toEqual([
      [203, 203],
      [118, 118],
    ])
  })
  test('[P78] a record that says it wrong is told apart from those that prove it', () => {
    const wrong = planted(ge, 'wall-miscopied', ['signed-total'], [])
    const clean = exerciseA({ filled: true })
    const records = clean.records.map((record) =>
      record.id === 'demonstration-protocol'
        ? {
            ...record,
            lines: record.lines.map((line) => (line.id === 'signed-total' ? { ...line, value: 724 } : line)),
          }
        : record,
    )
    const draft = withBoxes(sheetA, { 'signed-total': 724 })
    const [box] = storyOf({ ...clean, draft, records, planted: [wrong] }, wrong).boxes
    expect(box?.proof.map(({ record }) => record)).toEqual(['log-book'])
    expect(box?.misleading.map(({ record }) => record)).toEqual(['demonstration-protocol'])
  })
  test('[P78] a gap in the world shows on an honest paper, and there was none without it', () => {
    const exercise = exerciseD()
    const [gap] = exercise.planted
    if (!gap) throw new Error('no gap')
    const { sums, boxes } = storyOf(exercise, gap)
    expect(sums.map(({ code, before, after }) => [code, before, after.difference])).toEqual([
      ['W240', null, -2],
      ['W241', null, -2],
    ])
    expect(boxes.every(({ before, after }) => before.count === after.count)).toBe(true)
    expect(boxes.flatMap(({ misleading }) => misleading)).toEqual([])
  })
  test('[P78] the fault of a signed protocol shows on the original', () => {
    const original = caseOf('ge-summary/example-c').sheet
    const fault = planted(ge, 'signatures-miscopied', ['signed-total'], ['E240'])
    const exercise: Exercise = {
      ...exerciseOf('ge-amendment/example-c', NIGHT_A, { level: 'amendment' }),
      base: ge,
      original,
      changes: [{ box: 'signed-total', was: 516, becomes: 561 }],
      planted: [fault],
    }
    const { boxes, sums } = storyOf(exercise, fault)
    expect(boxes).toMatchObject([{ before: { count: 561 }, after: { count: 516 } }])
    expect(sums).toMatchObject([{ code: 'E240', before: { difference: 0 }, after: { difference: 45 } }])
    expect(originOf(exercise, 'signed-total', { on: 'base' }).written.count).toBe(516)
  })
})
