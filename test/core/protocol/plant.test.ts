import { describe, expect, test } from 'vitest'
import { astrayFor } from '../../../src/core/protocol/astray.ts'
import { fieldOf, rowOf, type Box } from '../../../src/core/protocol/box.ts'
import { amendmentGround } from '../../../src/core/protocol/exercise.ts'
import { isForDifference } from '../../../src/core/protocol/faults/note.ts'
import { carriesOf, lossesOf, misreadingsOf } from '../../../src/core/protocol/faults/figures.ts'
import type { Ground, Slip } from '../../../src/core/protocol/faults/slip.ts'
import { FAULT_KINDS, type FaultKind } from '../../../src/core/protocol/fault-kinds.ts'
import { type Fault, type Form, formSchema } from '../../../src/core/protocol/form.ts'
import { restoredFrom, swapsOf } from '../../../src/core/protocol/hints.ts'
import { codesOf, failedIn, isGrave, plant, slipsOf } from '../../../src/core/protocol/plant.ts'
import { readWords } from '../../../src/core/protocol/read-words.ts'
import { recordsOf } from '../../../src/core/protocol/record-sheet.ts'
import { shiftMoment } from '../../../src/core/protocol/shift-moment.ts'
import { truthOf } from '../../../src/core/protocol/truth.ts'
import { everyBox, rawIn } from '../../../src/core/protocol/typed.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { CASES } from './forms.ts'
import { dayOf, exerciseOf, SHELF, upTo } from './shelf.ts'

const NIGHTS = 10 // for each fault of each form

/** What a fault of a form is planted in; those of an amendment in one that puts a signed protocol right. */
function groundFor(form: Form, fault: Fault, seed: number): Ground {
  const base = SHELF.forms.find(({ id }) => form.amends?.includes(id))
  if (base) {
    const ground = amendmentGround(exerciseOf(base, 'amendment', seed, { ...SHELF, marks: [] }))
    // what a learner is free to write: the reason, and when it was written
    const later = shiftMoment(ground.night.texts['drawn-up-at'], 45)
    const free = form.fields.map(({ id, kind }) => [id, kind === 'date-time' ? later : 'in words'] as const)
    const texts = Object.fromEntries(free.filter(([id]) => !(id in ground.truth.values)))
    return { ...ground, truth: { ...ground.truth, values: { ...texts, ...ground.truth.values } } }
  }
  const random = randomFrom(`astray ${seed}`)
  const { night } = dayOf(form, `${fault.id} ${seed}`, astrayFor(fault, form, 'usual', random))
  return {
    form,
    night,
    truth: truthOf(form, night, SHELF.samples[form.id]),
    records: recordsOf(form, night),
    beside: {},
  }
}

const FAULTS = SHELF.forms.flatMap((form) =>
  form.faults.map((fault) => ({ id: form.id, name: fault.id, kind: fault.kind, form, fault })),
)

/** What a slip of each kind must look like, said in other words than those of the planters; null when it does. */
const ORACLE: Readonly<Record<FaultKind, (slip: Slip, ground: Ground, fault: Fault) => string | null>> = {
  digitsSwapped: figure((is, due) => swapsOf(due).includes(is)),
  digitLost: figure((is, due) => due >= 10 && (restoredFrom(is).includes(due) || is === 0)),
  digitWrong: figure((is, due) => {
    const [one, other] = [String(is), String(due)]
    return one.length === other.length && [...one].filter((digit, at) => digit !== other[at]).length === 1
  }),
  boxBlank: (slip, ground) =>
    heldIn(slip, slip.boxes[0]) === null && dueIn(ground, slip.boxes[0]) !== null ? null : 'is held',
  rowsSwapped: (slip, ground) => {
    const [one, other] = slip.boxes
    const crossed = heldIn(slip, one) === dueIn(ground, other) && heldIn(slip, other) === dueIn(ground, one)
    return crossed && heldIn(slip, one) !== heldIn(slip, other) ? null : 'do not cross'
  },
  sumSlip: figure((is, due) => [1, 10, 100].includes(Math.abs(is - due)) && is > 0),
  listForgotten: figure((is, due, { night }) => {
    const parts = [...Object.values(night.once), ...Object.values(night.perSubject.votes ?? {})]
    return is > 0 && parts.includes(due - is)
  }),
  copiedFromOther: (slip, ground) => {
    const [box] = slip.boxes
    const others = everyBox(ground.form, ground.truth.subjects).map((one) => dueIn(ground, one.box))
    const words = ground.form.fields.some(({ id, kind }) => kind === 'words' && box && id === fieldOf(box))
    const held = heldIn(slip, box)
    const said = words && ground.form.numerals ? readWords(String(held), ground.form.numerals) : held
    return others.includes(said) && held !== dueIn(ground, box) ? null : 'is copied from nowhere'
  },
  ballotsMissing: (slip, { truth, night }) =>
    slip.draft === truth && night.once.missing > 0 ? null : 'no honest gap',
  ballotsSurplus: (slip, { truth, night }) =>
    slip.draft === truth && night.once.surplus > 0 ? null : 'no honest gap',
  spoiledAsInvalid: figure((is, due, { night }) => is - due === night.once.spoiled),
  gapFilledWithInvalid: (slip, ground) => {
    const bent = figure((is, due, { night }) => is - due === night.once.missing)(slip, ground)
    const notes = ground.form.fields.filter(isForDifference).filter(({ kind }) => kind === 'ticks')
    return bent ?? (notes.some(({ id }) => heldIn(slip, id) !== null) ? 'has a note' : null)
  },
  signatureMissing: figure((is, due) => is > 0 && is < due),
  sealMissing: (slip, ground) =>
    heldIn(slip, slip.boxes[0]) === null && dueIn(ground, slip.boxes[0]) !== null ? null : 'is held',
  noteMissing: (slip, ground) =>
    heldIn(slip, slip.boxes[0]) === null && dueIn(ground, slip.boxes[0]) !== null ? null : 'is held',
  timeTooEarly: (slip, ground) => {
    const due = dueIn(ground, slip.boxes[0])
    const held = String(heldIn(slip, slip.boxes[0]))
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(held) && (due === null || held < String(due))
      ? null
      : 'is not early'
  },
  recordMiscopied: (slip, ground, fault) => {
    const [box] = slip.boxes
    const wrong = slip.records.flatMap((record, at) =>
      record.lines
        .filter((line, place) => line.value !== ground.records[at]?.lines[place]?.value)
        .map((line) => ({ record, line })),
    )
    const right = wrong.every(
      ({ record, line }) =>
        record.id === fault.record && line.id === (box && fieldOf(box)) && line.value === heldIn(slip, box),
    )
    return right && wrong.length === 1 && heldIn(slip, box) !== dueIn(ground, box)
      ? null
      : 'another record is wrong'
  },
}

function heldIn({ draft }: Pick<Slip, 'draft'>, box = '?'): Box {
  return rawIn(draft.values, box) ?? null
}

function dueIn({ truth }: Pick<Ground, 'truth'>, box = '?'): Box {
  return rawIn(truth.values, box) ?? null
}

function figure(agrees: (is: number, due: number, ground: Ground) => boolean) {
  return (slip: Slip, ground: Ground): string | null => {
    const [box] = slip.boxes
    const [is, due] = [Number(heldIn(slip, box)), Number(dueIn(ground, box))]
    return is !== due && agrees(is, due, ground) ? null : `${box} says ${is} for ${due}`
  }
}

/** Boxes that differ from the truth though no fault was planted in them: neither culprits, nor their words, nor a note. */
function strayBoxes(slip: Slip, ground: Ground, kind: FaultKind): string[] {
  const { form, truth } = ground
  return everyBox(form, truth.subjects).flatMap(({ box, field }) => {
    if (JSON.stringify(heldIn(slip, box)) === JSON.stringify(dueIn(ground, box)) || slip.boxes.includes(box))
      return []
    const figures =
      field.kind === 'words' ? [field.of, rowOf(box)].filter((part) => part !== undefined).join('/') : ''
    if (slip.boxes.includes(figures)) return []
    return kind === 'gapFilledWithInvalid' && isForDifference(field) ? [] : [box]
  })
}

describe('planting', () => {
  test.each(FAULTS)(
    '[P49] [P50] $id: $name can be planted, and every slip is of its kind',
    ({ form, fault, kind }) => {
      let planted = 0
      let slips = 0
      for (const seed of upTo(NIGHTS)) {
        const ground = groundFor(form, fault, seed)
        const before = seed === 0 ? structuredClone(ground) : ground
        let tried = 0
        for (const slip of slipsOf(fault, ground, randomFrom(`${seed}`))) {
          if (++tried > 3) break
          slips += 1
          expect(ORACLE[kind](slip, ground, fault)).toBeNull()
          expect(strayBoxes(slip, ground, kind)).toEqual([])
          expect(slip.boxes.every((box) => fault.fields.includes(fieldOf(box)))).toBe(true)
          const codes = codesOf(fault, ground, slip.draft)
          expect(
            codes.filter((code) => !fault.raises.includes(code)),
            `raises, seed ${seed}`,
          ).toEqual([])
        }
        const planting = plant(fault, ground, randomFrom(`${seed}`))
        if (planting) planted += 1
        if (planting) expect(fault.raises).toEqual(expect.arrayContaining([...planting.planted.codes]))
        if (seed > 0) continue
        expect(plant(fault, ground, randomFrom(`${seed}`))).toEqual(planting)
        expect(ground).toEqual(before)
      }
      expect(slips).toBeGreaterThan(0)
      expect(planted).toBeGreaterThan(0)
    },
  )

  test('[P49] every kind of fault is planted in some form', () => {
    expect(FAULT_KINDS.filter((kind) => !FAULTS.some((one) => one.kind === kind))).toEqual([])
  })

  const seen = FAULTS.filter(
    ({ kind, fault }) =>
      fault.raises.some(isGrave) &&
      ['boxBlank', 'sealMissing', 'noteMissing', 'signatureMissing', 'timeTooEarly'].includes(kind),
  )
  test.each(seen)('[P49] $id: $name leaves a trace that a check sees', ({ form, fault }) => {
    for (const seed of upTo(NIGHTS)) {
      const planting = plant(fault, groundFor(form, fault, seed), randomFrom(`${seed}`))
      if (planting) expect(planting.planted.codes.some(isGrave)).toBe(true)
    }
  })

  test.each(FAULTS.filter(({ fault }) => fault.layer === 'world'))(
    '[P51] $id: $name leaves every figure as it is, and no box is wrong that no check points to',
    ({ form, fault }) => {
      for (const seed of upTo(NIGHTS)) {
        const ground = groundFor(form, fault, seed)
        const planting = plant(fault, ground, randomFrom(`${seed}`))
        expect(planting?.draft).toBe(ground.truth)
        const { boxes = [], codes = [] } = planting?.planted ?? {}
        const failed = failedIn(ground.truth, ground).filter(({ code }) => isGrave(code))
        expect(codes.filter(isGrave)).toEqual(failed.map(({ code }) => code))
        expect(new Set(boxes)).toEqual(new Set(failed.flatMap(({ marks }) => marks)))
      }
    },
  )

  test('[P50] every check that says something is wrong is failed by a planted fault or a golden case', () => {
    const failed = new Set(
      [...CASES.values()].flatMap(({ form, golden }) =>
        [...Object.keys(golden.expect.failed), ...Object.keys(golden.expectMerged?.failed ?? {})].map(
          (code) => `${form.id} ${code}`,
        ),
      ),
    )
    for (const { form, fault } of FAULTS)
      for (const seed of upTo(6)) {
        const ground = groundFor(form, fault, seed)
        for (const code of plant(fault, ground, randomFrom(`${seed}`))?.planted.codes ?? [])
          failed.add(`${form.id} ${code}`)
      }
    const grave = SHELF.forms.flatMap(({ id, checks }) =>
      checks.map(({ code }) => `${id} ${code}`).filter((one) => isGrave(one.split(' ')[1] ?? '')),
    )
    expect(grave.filter((one) => !failed.has(one))).toEqual([])
  })

  test('[P49] a night that cannot suffer a fault gets none', () => {
    const form = SHELF.forms.find(({ id }) => id === 'ge-summary')
    if (!form) throw new Error('no ge-summary')
    const { night } = dayOf(form, 1)
    const calm: Ground = {
      form,
      night,
      truth: truthOf(form, night),
      records: recordsOf(form, night),
      beside: {},
    }
    const helpless: FaultKind[] = ['ballotsMissing', 'ballotsSurplus', 'gapFilledWithInvalid', 'noteMissing']
    for (const fault of form.faults.filter(({ kind }) => helpless.includes(kind)))
      expect(plant(fault, calm, randomFrom('1'))).toBeNull()
    const poor = { ...calm, truth: { ...calm.truth, values: { votes: { 1: 5, 2: 5 }, invalid: 7 } } }
    for (const fault of form.faults.filter(({ id }) =>
      ['votes-digits-swapped', 'votes-digit-lost', 'rows-swapped', 'seal-missing'].includes(id),
    ))
      expect(plant(fault, poor, randomFrom('1'))).toBeNull()
  })

  test('[P49] what would raise a code the form does not name is not planted, nor what does not suit', () => {
    const { form, fault } =
      FAULTS.find(({ id, name }) => id === 'ge-summary' && name === 'votes-digit-wrong') ?? {}
    if (!form || !fault) throw new Error('no votes-digit-wrong')
    const ground = groundFor(form, fault, 1)
    expect(plant({ ...fault, raises: [] }, ground, randomFrom('1'))).toBeNull()
    for (const seed of upTo(30)) {
      const more = plant({ ...fault, raises: ['E240', 'W241'] }, ground, randomFrom(`${seed}`))
      expect(more?.planted.codes).toContain('E240')
      const less = plant(fault, ground, randomFrom(`${seed}`), (codes) => codes.includes('W240'))
      expect(less?.planted.codes).toContain('W240')
    }
  })
})

describe('slips of the pen', () => {
  test('[P49] digits get lost, misread, carried wrongly; nobody writes a leading nought', () => {
    expect(lossesOf(372)).toEqual([72, 32, 37])
    expect(lossesOf(105)).toEqual([15, 10])
    expect(lossesOf(40)).toEqual([0, 4])
    expect(lossesOf(7)).toEqual([])
    expect(lossesOf(33)).toEqual([3])
    expect(misreadingsOf(7)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9])
    expect(misreadingsOf(10)).toHaveLength(8 + 9)
    expect(misreadingsOf(10)).not.toContain(0)
    expect(carriesOf(742)).toEqual([741, 743, 732, 752, 642, 842])
    expect(carriesOf(10)).toEqual([9, 11, 20, 110])
  })
  test('[P49] moments go back over midnight and over the turn of a year', () => {
    expect(shiftMoment('2026-10-04T23:50', 20)).toBe('2026-10-05T00:10')
    expect(shiftMoment('2027-01-01T00:10', -20)).toBe('2026-12-31T23:50')
    expect(shiftMoment('2028-02-28T20:00', 1440)).toBe('2028-02-29T20:00')
  })
  test('[P49] an amendment is dated before its original, a protocol before the polls close', () => {
    const early = FAULTS.filter(({ kind }) => kind === 'timeTooEarly')
    expect(early.length).toBeGreaterThan(3)
    for (const { form, fault } of early)
      for (const seed of upTo(10)) {
        const ground = groundFor(form, fault, seed)
        const { draft } = plant(fault, ground, randomFrom(`${seed}`)) ?? {}
        const held = String(draft && rawIn(draft.values, fault.fields[0] ?? ''))
        const bound = ground.beside.amendment
          ? ground.night.texts['drawn-up-at']
          : `${ground.night.texts['polling-date']}T${form.night.closes}`
        expect(held < bound).toBe(true)
      }
  })
})

/** A paper whose words and sums are its own, for what no real form has. */
const ODD = formSchema.parse({
  id: 'odd',
  number: 60,
  version: '2026.1',
  country: 'zz',
  status: 'illustrative',
  sources: {},
  subjects: { min: 3, max: 5 },
  sections: [
    { id: 'all', phase: 'afterCount', fields: ['left', 'right', 'sum', 'label', 'other-label', 'stamp'] },
  ],
  fields: [
    { id: 'left', kind: 'count', blank: 'forbidden', derive: 'unused' },
    { id: 'right', kind: 'count', blank: 'forbidden', derive: 'signed' },
    { id: 'sum', kind: 'count', blank: 'forbidden', derive: { plus: ['unused', 'signed', 'spoiled'] } },
    { id: 'label', kind: 'text', blank: 'forbidden', derive: 'precinct' },
    { id: 'other-label', kind: 'text', blank: 'forbidden', derive: 'commission-seal' },
    { id: 'stamp', kind: 'text', blank: 'forbidden' },
  ],
  checks: [{ code: 'E10', kind: 'required', fields: ['left'], remedy: 'fillBox', certainty: 'advice' }],
})

describe('odd papers', () => {
  const ground = (seed: number): Ground => {
    const { night } = dayOf(ODD, seed)
    return { form: ODD, night, truth: truthOf(ODD, night, { stamp: 'a stamp' }), records: [], beside: {} }
  }
  const planted = (kind: FaultKind, fields: string[], seed: number) => {
    const fault: Fault = {
      id: 'one',
      kind,
      layer: 'transcription',
      fields,
      raises: [],
      remedy: 'compareRecords',
    }
    const here = ground(seed)
    const planting = plant(fault, here, randomFrom(`${seed}`))
    return (
      planting && {
        ...here,
        ...planting,
        held: rawIn(planting.draft.values, planting.planted.boxes[0] ?? ''),
      }
    )
  }

  test('[P49] a number that is written as a text suffers like one', () => {
    const found = upTo(30).flatMap((seed) => planted('digitsSwapped', ['other-label'], seed) ?? [])
    expect(found.length).toBeGreaterThan(20)
    for (const { held, night } of found) {
      expect(typeof held).toBe('string')
      expect(swapsOf(Number(night.texts['commission-seal']))).toContain(Number(held))
    }
  })
  test('[P49] two single boxes can change places, and a text can be copied from another', () => {
    const crossed = planted('rowsSwapped', ['left', 'right'], 3)
    expect(crossed?.draft.values).toMatchObject({
      left: crossed?.night.once.signed,
      right: crossed?.night.once.unused,
    })
    const copied = upTo(30).map((seed) => planted('copiedFromOther', ['stamp'], seed))
    expect(
      copied.every(
        (one) => one?.held === one?.truth.values['label'] || one?.held === one?.truth.values['other-label'],
      ),
    ).toBe(true)
  })
  test('[P49] of a sum any part can be forgotten but the largest', () => {
    for (const seed of upTo(40)) {
      const one = planted('listForgotten', ['sum'], seed)
      const parts = [one?.night.once.unused, one?.night.once.signed, one?.night.once.spoiled].map(Number)
      const forgotten = Number(one?.truth.values['sum']) - Number(one?.held)
      expect(parts).toContain(forgotten)
      expect(forgotten).toBeLessThan(Math.max(...parts) + (parts[0] === parts[1] ? 1 : 0))
    }
    expect(planted('listForgotten', ['left'], 1)).toBeNull()
    expect(planted('sumSlip', ['left'], 1)).toBeNull()
  })
  test('[P49] a seal can be any kind of box', () => {
    expect(planted('sealMissing', ['stamp'], 1)?.held).toBeNull()
  })
})
