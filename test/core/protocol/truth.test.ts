import { describe, expect, test } from 'vitest'
import { astrayFor } from '../../../src/core/protocol/astray.ts'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import type { Form } from '../../../src/core/protocol/form.ts'
import { isForDifference } from '../../../src/core/protocol/faults/note.ts'
import type { NightPlan } from '../../../src/core/protocol/night.ts'
import { isGrave } from '../../../src/core/protocol/plant.ts'
import { recordsOf } from '../../../src/core/protocol/record-sheet.ts'
import { deriveTruth, truthOf } from '../../../src/core/protocol/truth.ts'
import { writeWords } from '../../../src/core/protocol/write-words.ts'
import { everyBox, rawIn } from '../../../src/core/protocol/typed.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { form as formNamed } from './forms.ts'
import { BASES, dayOf, SHELF, upTo } from './shelf.ts'

const NIGHTS = 200 // for each form

/** The grave codes that fail on what an honest commission writes after a night. */
function failures(form: Form, seed: number | string, plan: Partial<NightPlan> = {}): string[] {
  const { night } = dayOf(form, seed, plan)
  const results = evaluate(form, truthOf(form, night, SHELF.samples[form.id]))
  return results.filter(({ status, code }) => status === 'failed' && isGrave(code)).map(({ code }) => code)
}

describe('truth', () => {
  test.each(BASES)('[P48] $id: what an honest commission writes on a calm night raises nothing', (form) => {
    for (const seed of upTo(NIGHTS)) {
      expect(failures(form, seed), `seed ${seed}`).toEqual([])
      expect(failures(form, seed, { size: 'small', odd: true }), `small, seed ${seed}`).toEqual([])
    }
  })

  const gaps = BASES.flatMap((form) =>
    form.faults
      .filter(({ layer }) => layer === 'world')
      .map((fault) => ({ id: form.id, form, fault, name: fault.id })),
  )
  test.each(gaps)(
    '[P48] $id, $name: with ballots astray only the checks fail that it names',
    ({ form, fault }) => {
      for (const seed of upTo(40))
        for (const many of [1, 2, 3, 4]) {
          const { box } = astrayFor(fault, form, 'usual', randomFrom('box'))
          const astray = fault.kind === 'ballotsMissing' ? { missing: many } : { surplus: many }
          const plan = box === undefined ? astray : { ...astray, box }
          const strangers = failures(form, seed, plan).filter((code) => !fault.raises.includes(code))
          expect(strangers, `seed ${seed}, ${many}`).toEqual([])
        }
    },
  )

  test('[P48] votes of a mobile box that is void stand among the invalid ones, and the act is there', () => {
    const form = formNamed('az-precinct')
    for (const seed of upTo(40)) {
      const { night } = dayOf(form, seed, { surplus: 2, box: 'mobile' })
      const { values } = truthOf(form, night)
      const { valid, invalid, outside, signed } = values
      expect(values['box-mobile']).toBe(Number(outside) + 2)
      expect(Number(valid)).toBeLessThanOrEqual(Number(values['box-stationary']))
      expect(Number(invalid)).toBeGreaterThanOrEqual(Number(values['box-mobile']))
      expect(Number(valid) + Number(invalid)).toBe(Number(signed) + 2)
      expect(values['act']).toEqual(['attached'])
      expect(failures(form, seed, { surplus: 2, box: 'mobile' })).toEqual(['E205', 'E207'])
    }
  })

  test.each(gaps)('[P48] $id, $name: the note about it is there, and not on a calm night', ({ form }) => {
    const notes = form.fields.filter(isForDifference).filter(({ kind }) => kind === 'ticks')
    expect(notes.length).toBeGreaterThan(0)
    const ticks = (plan: Partial<NightPlan>) =>
      notes.map(({ id }) => truthOf(form, dayOf(form, 7, plan).night).values[id] ?? null)
    expect(ticks({})).toEqual(notes.map(() => null))
    expect(ticks({ missing: 2 }).every((held) => Array.isArray(held) && held.length > 0)).toBe(true)
    expect(ticks({ surplus: 1 }).every((held) => Array.isArray(held) && held.length > 0)).toBe(true)
  })

  test.each(BASES)(
    '[P48] $id: no box that must be filled is left out, and nothing is written that nobody knows',
    (form) => {
      const { night } = dayOf(form, 3)
      const truth = truthOf(form, night, SHELF.samples[form.id])
      const boxes = everyBox(form, truth.subjects)
      const blank = boxes.filter(
        ({ box, field }) => field.blank === 'forbidden' && (rawIn(truth.values, box) ?? '') === '',
      )
      expect(blank.map(({ box }) => box)).toEqual([])
      const known = boxes.filter(({ field }) => 'derive' in field && field.derive !== undefined)
      expect(known.length).toBeGreaterThan(3)
      const without = truthOf(form, night)
      for (const { box, field } of boxes)
        if (field.kind === 'text' && field.derive === undefined)
          expect(rawIn(without.values, box)).toBeUndefined()
    },
  )

  test.each(BASES.filter(({ numerals }) => numerals))('[P48] $id: words say the figures', (form) => {
    const { values, subjects } = truthOf(form, dayOf(form, 4).night)
    const words = everyBox(form, subjects).filter(({ field }) => field.kind === 'words')
    expect(words.length).toBeGreaterThan(0)
    for (const { box, field } of words) {
      const figure = rawIn(values, field.kind === 'words' ? box.replace(field.id, field.of) : box)
      expect(rawIn(values, box)).toBe(form.numerals && writeWords(Number(figure), form.numerals))
    }
  })

  test.each(BASES)('[P48] $id: counts are those of deriveTruth', (form) => {
    const { night } = dayOf(form, 5)
    expect(truthOf(form, night).values).toMatchObject(deriveTruth(form, night).values)
  })

  test.each(BASES.filter(({ records }) => records.length > 0))(
    '[P48] $id: a record that bears the name of a field says what belongs there',
    (form) => {
      for (const seed of upTo(20)) {
        const { night } = dayOf(form, seed, seed % 2 === 0 ? {} : { missing: 2 })
        const { values } = truthOf(form, night)
        const lines = recordsOf(form, night).flatMap((record) => record.lines)
        expect(lines.every(({ value }) => value !== null && value >= 0)).toBe(true)
        for (const { id, row, value } of lines) {
          const field = form.fields.find((one) => one.id === id)
          if (field?.kind !== 'count' || field.derive === undefined) continue
          expect([id, row, rawIn(values, row === null ? id : `${id}/${row}`)]).toEqual([id, row, value])
        }
      }
    },
  )
})
