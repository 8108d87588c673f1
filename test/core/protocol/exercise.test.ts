import { describe, expect, test } from 'vitest'
import { evaluateAmendment } from '../../../src/core/protocol/amend.ts'
import { evaluate } from '../../../src/core/protocol/evaluate.ts'
import {
  type Exercise,
  LEVELS,
  levelsOf,
  makeExercise,
  seedFor,
  type Shelf,
} from '../../../src/core/protocol/exercise.ts'
import { balancesOf } from '../../../src/core/protocol/faults/two-faults.ts'
import { faultsAt, LEVEL_RULES, type Level } from '../../../src/core/protocol/levels.ts'
import { writeCode } from '../../../src/core/protocol/code.ts'
import { fieldOf } from '../../../src/core/protocol/box.ts'
import { failedIn, isGrave } from '../../../src/core/protocol/plant.ts'
import { everyBox, givenFields, rawIn } from '../../../src/core/protocol/typed.ts'
import { BASES, exerciseOf, SHELF, SOME_MARKS, upTo } from './shelf.ts'
import { form } from './forms.ts'

const SEEDS = 12 // for each form and level

/** Ballots are most of the work and say nothing about a form's figures. */
const BARE: Shelf = { ...SHELF, marks: [] }
const KINDS = BASES.flatMap((form) => levelsOf(form, SHELF).map((level) => ({ id: form.id, form, level })))
const at = (wanted: Level) => KINDS.filter(({ level }) => level === wanted)

/** Exercises of a form and level; with ballots only where they are counted. */
function exercises(form: Exercise['form'], level: Level, count = SEEDS): Exercise[] {
  return upTo(count).map((seed) => exerciseOf(form, level, seed, level === 'night' ? SHELF : BARE))
}

/** Grave codes that fail on a sheet of the form that was filled in (or amended). */
function gravely(exercise: Exercise, sheet: Exercise['draft']): string[] {
  return failedIn(sheet, { form: exercise.base ?? exercise.form, beside: {} })
    .map(({ code }) => code)
    .filter(isGrave)
}

describe('exercises', () => {
  test.each(KINDS)(
    '[P54] $id, $level: the same id is the same exercise, in every language',
    ({ form, level }) => {
      const marks = SHELF.marks
      for (const seed of upTo(3)) {
        const one = exerciseOf(form, level, seed)
        expect(exerciseOf(form, level, seed)).toEqual(one)
        expect(one.code).toBe(writeCode(one.id))
        expect(exerciseOf(form, level, seed + 100)).not.toEqual(one)
        const abroad = exerciseOf(form, level, seed, { forms: SHELF.forms.toReversed(), marks, samples: {} })
        expect(abroad.night).toEqual(one.night)
        expect(abroad.records).toEqual(one.records)
        expect(abroad.planted).toEqual(one.planted)
        expect(abroad.changes).toEqual(one.changes)
      }
    },
  )

  test.each(KINDS)('[P55] $id, $level: what the level promises', ({ form, level }) => {
    const { paper, faulty, disclosure, night } = LEVEL_RULES[level]
    const found = exercises(form, level)
    for (const exercise of found) {
      const { planted, remedy, draft, truth, filled } = exercise
      expect(exercise.disclosure).toBe(disclosure)
      if (paper !== 'either') expect(filled).toBe(paper === 'filled')
      if (faulty === 0) expect(planted).toEqual([])
      if (faulty === 100) expect(planted).toHaveLength(level === 'two-faults' ? 2 : 1)
      expect(planted.length).toBeLessThanOrEqual(level === 'two-faults' ? 2 : 1)
      expect(remedy).toBe(planted[0]?.fault.remedy ?? 'nothing')
      for (const { fault, codes } of planted) {
        expect(faultsAt(exercise.base ?? form, level, filled)).toContain(fault)
        expect(fault.raises).toEqual(expect.arrayContaining([...codes]))
      }
      expect(draft.subjects).toEqual(truth.subjects)
      const voters = exercise.night.once['listed-main'] + exercise.night.once['listed-added']
      expect(voters <= 140).toBe(night.size === 'small')
      if (!filled) expectBlank(exercise)
      if (filled && planted.length === 0) expect(draft).toEqual(truth)
    }
    if (faulty > 0 && faulty < 100 && faultsAt(form, level, paper !== 'blank').length > 0)
      expect(new Set(found.map(({ planted }) => planted.length))).toEqual(new Set([0, 1]))
  })

  function expectBlank({ form, draft, truth }: Exercise): void {
    const given = givenFields(form)
    for (const { box, field } of everyBox(form, draft.subjects))
      if (given.has(field.id)) expect(rawIn(draft.values, box)).toEqual(rawIn(truth.values, box))
      else expect(rawIn(draft.values, box)).toBeUndefined()
  }

  test.each(at('slip'))('[P55] $id: a slip is seen by a check', ({ form }) => {
    for (const exercise of exercises(form, 'slip')) {
      const [planted] = exercise.planted
      expect(planted?.codes.some(isGrave)).toBe(true)
      expect(gravely(exercise, exercise.truth)).toEqual([])
      expect(gravely(exercise, exercise.draft)).toEqual(planted?.codes.filter(isGrave))
      const boxes = planted?.boxes ?? []
      const wrong = everyBox(form, exercise.draft.subjects).flatMap(({ box, field }) => {
        const follows = field.kind === 'words' && !boxes.includes(box)
        const [is, due] = [rawIn(exercise.draft.values, box), rawIn(exercise.truth.values, box)]
        return follows || JSON.stringify(is) === JSON.stringify(due) ? [] : [box]
      })
      expect(new Set(boxes)).toEqual(new Set(wrong))
    }
  })

  test.each(at('gap'))(
    '[P51] [P55] $id: in a gap the figures are honest and the note is there',
    ({ form }) => {
      for (const { night, planted, truth } of exercises(form, 'gap')) {
        const [one] = planted
        expect(night.once.missing + night.once.surplus).toBeGreaterThan(0)
        expect(night.once.missing > 0).toBe(one?.fault.kind === 'ballotsMissing')
        expect(
          failedIn(truth, { form, beside: {} })
            .map(({ code }) => code)
            .filter(isGrave),
        ).toEqual(one?.codes)
      }
    },
  )

  test.each(at('two-faults'))(
    '[P52] $id: two slips cancel, every check passes, and each alone would be seen',
    ({ form }) => {
      for (const { draft, truth, planted, records } of exercises(form, 'two-faults')) {
        const boxes = planted.flatMap((one) => one.boxes)
        const more = boxes.map((box) => Number(rawIn(draft.values, box)) - Number(rawIn(truth.values, box)))
        expect(boxes).toHaveLength(2)
        expect(boxes[0]).not.toBe(boxes[1])
        expect(more[0]).not.toBe(0)
        expect((more[0] ?? 0) + (more[1] ?? 0)).toBe(0)
        expect(failedIn(draft, { form, beside: {} })).toEqual(failedIn(truth, { form, beside: {} }))
        expect(planted.flatMap(({ codes }) => codes)).toEqual([])
        for (const box of boxes) {
          const values = { ...draft.values, [fieldOf(box)]: truth.values[fieldOf(box)] ?? null }
          const alone = boxes.every((one) => fieldOf(one) === fieldOf(box)) ? null : { ...draft, values }
          if (alone)
            expect(
              evaluate(form, alone).some(({ status, code }) => status === 'failed' && isGrave(code)),
            ).toBe(true)
        }
        const told = new Map(
          records.flatMap(({ lines }) =>
            lines.map(({ id, row, value }) => [row === null ? id : `${id}/${row}`, value]),
          ),
        )
        for (const box of boxes) expect(told.get(box)).toBe(rawIn(truth.values, box))
      }
    },
  )

  test('[P52] boxes that stand in for each other are found from the checks alone', () => {
    const groups = (id: string) => balancesOf(form(id)).map((group) => group.map((field) => field.id))
    expect(groups('ge-summary')).toContainEqual(['invalid', 'votes'])
    expect(groups('ge-accounting')).toContainEqual(['unused', 'spoiled'])
    expect(groups('az-precinct')).toContainEqual(['votes'])
  })

  test.each(at('amendment'))(
    '[P53] $id: the rows of an amendment put a signed protocol right',
    ({ form: base }) => {
      for (const exercise of exercises(base, 'amendment')) {
        const { form, original, changes, planted, draft } = exercise
        if (!original) throw new Error('nothing is signed')
        expect(form.amends).toContain(base.id)
        expect(exercise.base).toBe(base)
        expect(planted[0]?.fault.layer).toBe('paperAfterSigning')
        expect(exercise.remedy).toBe('amendmentProtocol')
        expect(changes.map(({ box }) => box)).toEqual(expect.arrayContaining([...(planted[0]?.boxes ?? [])]))
        const known = Object.fromEntries(
          form.fields.map(({ id, kind }) => [id, kind === 'text' ? 'in words' : '2030-01-01T10:00']),
        )
        const sheet = { ...draft, values: { ...known, ...exercise.truth.values } }
        const { own, merged } = evaluateAmendment(form, sheet, { base, original, changes })
        const failed = [...own, ...merged].filter(({ status, code }) => status === 'failed' && isGrave(code))
        expect(failed.map(({ code }) => code)).toEqual([])
        expect(failedIn(original, { form: base, beside: {} }).map(({ code }) => code)).toEqual(
          expect.arrayContaining([...(planted[0]?.codes ?? [])]),
        )
        expect(exercise.records.length).toBeGreaterThan(0)
      }
    },
  )

  test.each(at('night'))('[P55] $id: a night has ballots to sort, some of them to vote on', ({ form }) => {
    const found = exercises(form, 'night')
    for (const { night, marks, records } of found) {
      expect(marks?.id).toBe(form.marks)
      expect(night.ballots).toHaveLength(night.once.valid + night.once.invalid)
      expect(night.ballots.length).toBeLessThanOrEqual(70)
      expect(new Set(night.ballots.map(({ mark }) => mark)).size).toBeGreaterThan(5)
      expect(records.length).toBeGreaterThan(0)
    }
    expect(found.some(({ night }) => night.ballots.some(({ disputed }) => disputed))).toBe(true)
  })

  test.each(at('detective'))(
    '[P55] $id: every kind of fault comes up in turn, none much oftener than another',
    ({ form }) => {
      const kinds = new Map<string, number>()
      const many = 160
      for (const { planted } of exercises(form, 'detective', many))
        for (const { fault } of planted) kinds.set(fault.kind, (kinds.get(fault.kind) ?? 0) + 1)
      const wanted = new Set(faultsAt(form, 'detective', true).map(({ kind }) => kind))
      expect([...kinds.keys()].toSorted()).toEqual([...wanted].toSorted())
      for (const count of kinds.values()) {
        expect(count).toBeGreaterThan(1)
        expect(count).toBeLessThan((many / wanted.size) * 3)
      }
    },
  )

  test.each(at('exam'))(
    '[P55] $id: an exam may be blank or filled, and then may hold what no sum sees',
    ({ form }) => {
      const found = exercises(form, 'exam', 60)
      expect(new Set(found.map(({ filled }) => filled))).toEqual(new Set([true, false]))
      for (const { filled, planted } of found)
        if (!filled) expect(planted.every(({ fault }) => fault.layer === 'world')).toBe(true)
      const silent = faultsAt(form, 'exam', true).some(({ raises }) => raises.length === 0)
      if (silent)
        expect(exercises(form, 'exam', 150).some(({ planted }) => planted[0]?.codes.length === 0)).toBe(true)
    },
  )
})

describe('levels', () => {
  test('[P55] the order of the levels is part of every code and never changes', () => {
    expect(LEVELS.slice(0, 10)).toEqual([
      'worked',
      'guided',
      'slip',
      'exam',
      'gap',
      'two-faults',
      'amendment',
      'four-eyes',
      'night',
      'detective',
    ])
  })
  test('[P55] a form has the levels its faults, its amendment and its count allow', () => {
    expect(levelsOf(form('ge-summary'), SHELF)).toEqual([...LEVELS])
    expect(levelsOf(form('ge-summary'), { ...SHELF, marks: [] })).not.toContain('night')
    const alone = { ...SHELF, forms: SHELF.forms.filter(({ amends }) => !amends) }
    expect(levelsOf(form('ge-summary'), alone)).not.toContain('amendment')
    expect(levelsOf(form('ge-amendment'), SHELF)).toEqual([])
    expect(levelsOf(form('ge-accounting'), SHELF)).not.toContain('gap')
    expect(levelsOf({ ...form('ge-summary'), faults: [] }, SHELF)).toEqual([
      'worked',
      'guided',
      'exam',
      'four-eyes',
      'night',
    ])
  })
  test('[P54] what cannot be made is refused with its reason', () => {
    const id = { form: 1, level: 'exam', seed: 1, generator: 1 } as const
    const problem = (wrong: Partial<Exercise['id']>) => {
      const made = makeExercise({ ...id, ...wrong }, SHELF)
      return made.ok ? null : made.problem
    }
    expect(problem({})).toBeNull()
    expect(problem({ form: 59 })).toBe('unknown-form')
    expect(problem({ generator: 2 })).toBe('other-generator')
    expect(problem({ form: 4, level: 'gap' })).toBe('no-such-level')
    expect(problem({ form: form('ge-amendment').number })).toBe('no-such-level')
  })
  test('[P54] a fault that no night can suffer leaves nothing wrong, and the exercise still ends', () => {
    const base = form('ge-summary')
    const hopeless = base.faults
      .filter(({ kind }) => kind === 'digitWrong')
      .map((fault) => ({ ...fault, raises: ['E104'] }))
    const poor = { ...base, faults: hopeless }
    const made = exerciseOf(poor, 'slip', 1, { ...BARE, forms: [poor] })
    expect([made.planted, made.remedy, made.draft]).toEqual([[], 'nothing', made.truth])
  })
  test('[P54] the marks of the tests do as well as those of a country', () => {
    const base = { ...form('ge-summary'), marks: 'some' }
    const { night, marks } = exerciseOf(base, 'night', 3, { ...SHELF, forms: [base], marks: [SOME_MARKS] })
    expect(marks).toBe(SOME_MARKS)
    expect(night.ballots.length).toBeGreaterThan(29)
  })
})

describe('drills', () => {
  test.each(at('detective'))(
    '[P59] $id: for every kind there is a seed, and it holds that kind',
    ({ form }) => {
      for (const kind of new Set(faultsAt(form, 'detective', true).map((fault) => fault.kind))) {
        const seed = seedFor(form, 'detective', kind, 1000, BARE)
        if (seed === null) throw new Error(`no seed for ${kind}`)
        expect(seed).toBeGreaterThanOrEqual(1000)
        expect(exerciseOf(form, 'detective', seed, BARE).planted[0]?.fault.kind).toBe(kind)
      }
    },
  )
  test('[P59] one seed after the other, and round at the end', () => {
    const base = form('ge-summary')
    const first = seedFor(base, 'slip', 'digitLost', 5, BARE) ?? 0
    const next = seedFor(base, 'slip', 'digitLost', first + 1, BARE) ?? 0
    expect(next).toBeGreaterThan(first)
    expect(seedFor(base, 'slip', 'digitLost', first, BARE)).toBe(first)
    expect(seedFor(base, 'slip', 'digitLost', 262143, BARE)).toBeLessThan(262144)
    expect(seedFor(base, 'two-faults', 'digitWrong', 0, BARE)).not.toBeNull()
  })
  test('[P59] a kind that a level does not know has no seed', () => {
    expect(seedFor(form('ge-summary'), 'slip', 'sealMissing', 0, BARE)).toBeNull()
    expect(seedFor(form('ge-summary'), 'worked', 'digitLost', 0, BARE)).toBeNull()
  })
})
