import { type Random, randomFrom } from '../random.ts'
import { reached, refused, type Result } from '../result.ts'
import { astrayFor } from './astray.ts'
import type { Remedy } from './checks/check.ts'
import type { Change } from './change.ts'
import { type ExerciseId, SEEDS, writeCode } from './code.ts'
import type { Ground } from './faults/slip.ts'
import { plantTwo } from './faults/two-faults.ts'
import type { Fault, FaultKind, Form } from './form.ts'
import { amendmentOf, type Disclosure, faultsAt, type Level, hasLevel, LEVEL_RULES } from './levels.ts'
import type { MarkFile } from './mark.ts'
import { type Day, GENERATOR, makeDay, type Night, type NightPlan } from './night.ts'
import type { Sheet } from './paper.ts'
import { isGrave, plant, type Planted } from './plant.ts'
import { type RecordSheet, recordsOf } from './record-sheet.ts'
import { standIns, withWords } from './sample-words.ts'
import { shiftMoment } from './shift-moment.ts'
import { truthOf } from './truth.ts'
import { everyBox, givenFields, rawIn } from './typed.ts'

export type { ExerciseId } from './code.ts'
export { type Disclosure, type Level, LEVELS, levelsOf } from './levels.ts'

/** Everything an exercise consists of; the learner's doings stand in a run (run.ts). */
export interface Exercise {
  readonly id: ExerciseId
  readonly code: string
  /** The form to fill. */
  readonly form: Form
  /** The form amended, when `form` is an amendment. */
  readonly base: Form | null
  readonly marks: MarkFile | null
  readonly night: Night
  /** What should stand on `form` in the end. */
  readonly truth: Sheet
  /** What stands there at the beginning: a fictitious secretary's draft, or blanks with the given sections filled. */
  readonly draft: Sheet
  /** The signed protocol, with its mistake. */
  readonly original: Sheet | null
  /** The rows that put it right. */
  readonly changes: readonly Change[]
  readonly records: readonly RecordSheet[]
  /** Empty: nothing is wrong, and saying so is the right answer. */
  readonly planted: readonly Planted[]
  /** The right thing to do now; `nothing` when nothing is wrong. */
  readonly remedy: Remedy
  readonly disclosure: Disclosure
  /** True: the draft comes filled and is examined. False: the learner fills it. */
  readonly filled: boolean
}

/** What exercises are made of: forms, marks, and the samples of one language by the ids of their forms. */
export interface Shelf {
  readonly forms: readonly Form[]
  readonly marks: readonly MarkFile[]
  readonly samples: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** In how many nights a fault is tried before another one is taken. */
const NIGHTS_FOR_A_FAULT = 4
/** In how many nights a pair of faults that cancel is looked for. */
const NIGHTS_FOR_A_PAIR = 24

/** What is made of a seed, with the day it was made from. */
interface Scene {
  readonly day: Day
  readonly ground: Ground
  readonly draft: Sheet
  readonly records: readonly RecordSheet[]
  readonly planted: readonly Planted[]
}

/**
 * Makes the exercise of an id. It always ends: a fault that a night cannot suffer is tried in a few fresh nights, then
 * another one is taken; the words of samples are all that differs from one language to the next.
 */
export function makeExercise(
  id: ExerciseId,
  shelf: Shelf,
): Result<Exercise, 'unknown-form' | 'other-generator' | 'no-such-level'> {
  if (id.generator !== GENERATOR) return refused('other-generator')
  const form = shelf.forms.find(({ number }) => number === id.form)
  if (!form) return refused('unknown-form')
  if (!hasLevel(form, id.level, shelf)) return refused('no-such-level')

  const wish = wishOf(form, id.level, id.seed)
  const scene = stage(wish, shelf)
  const night = scene.day.counted()
  const { planted } = scene
  const common = {
    id,
    code: writeCode(id),
    marks: marksOf(form, shelf) ?? null,
    night,
    planted,
    remedy: planted[0]?.fault.remedy ?? 'nothing',
    disclosure: LEVEL_RULES[id.level].disclosure,
    filled: wish.filled,
  }
  if (id.level === 'amendment') return reached({ ...common, ...amending(form, scene, wish, shelf) })
  const spoken = (sheet: Sheet): Sheet => withWords(form, sheet, shelf.samples[form.id])
  const truth = spoken(scene.ground.truth)
  return reached({
    ...common,
    form,
    base: null,
    truth,
    draft: wish.filled ? spoken(scene.draft) : blankedOf(form, truth),
    original: null,
    changes: [],
    records: scene.records,
  })
}

/** The first seed from `from` on whose exercise holds a fault of this kind; null when there is none near. */
export function seedFor(
  form: Form,
  level: Level,
  kind: FaultKind,
  from: number,
  shelf: Shelf,
): number | null {
  let made = 0
  for (let step = 0; step < SEEDS_LOOKED_AT && made < EXERCISES_MADE; step++) {
    const seed = (from + step) % SEEDS
    const { faults } = wishOf(form, level, seed)
    const hopeful =
      level === 'two-faults' ? faults.some((fault) => fault.kind === kind) : faults[0]?.kind === kind
    if (!hopeful) continue
    made += 1
    const exercise = makeExercise({ form: form.number, level, seed, generator: GENERATOR }, shelf)
    if (exercise.ok && exercise.value.planted.some(({ fault }) => fault.kind === kind)) return seed
  }
  return null
}

const SEEDS_LOOKED_AT = 4000
const EXERCISES_MADE = 60

/** What a seed asks for, before any night is made. */
interface Wish {
  readonly form: Form
  readonly level: Level
  readonly seed: string
  readonly random: Random
  readonly filled: boolean
  /** The faults to try, in turn; none when nothing is to be wrong. */
  readonly faults: readonly Fault[]
}

function wishOf(form: Form, level: Level, number: number): Wish {
  const { paper, faulty } = LEVEL_RULES[level]
  const seed = `${GENERATOR}/${form.number}/${level}/${number}`
  const random = randomFrom(seed)
  const filled = paper === 'either' ? random.apart('paper').chance(50) : paper === 'filled'
  const faults = random.apart('faulty').chance(faulty) ? faultsAt(form, level, filled) : []
  return { form, level, seed, random, filled, faults: inTurn(faults, random.apart('faults')) }
}

/** Every kind is as likely as the others to come first, however many faults of it a form has. */
function inTurn(faults: readonly Fault[], random: Random): Fault[] {
  const kinds = random.shuffle([...new Set(faults.map(({ kind }) => kind))])
  return kinds.flatMap((kind) => random.shuffle(faults.filter((fault) => fault.kind === kind)))
}

function stage(wish: Wish, shelf: Shelf): Scene {
  const scene = wish.level === 'two-faults' ? stageTwo(wish, shelf) : stageOne(wish, shelf)
  return scene ?? stageNone(wish, shelf)
}

function stageNone(wish: Wish, shelf: Shelf): Scene {
  const { day, ground } = groundOf(wish, shelf, 'calm', {})
  return { day, ground, draft: ground.truth, records: ground.records, planted: [] }
}

function stageOne(wish: Wish, shelf: Shelf): Scene | null {
  const suits = (codes: readonly string[]): boolean => wish.level !== 'slip' || codes.some(isGrave)
  for (const [turn, fault] of wish.faults.entries())
    for (let night = 0; night < NIGHTS_FOR_A_FAULT; night++) {
      const name = `${turn}.${night}`
      const random = wish.random.apart(name)
      const { day, ground } = groundOf(
        wish,
        shelf,
        name,
        astrayFor(fault, wish.form, LEVEL_RULES[wish.level].night.size, random),
      )
      const planting = plant(fault, ground, random, suits)
      if (planting) return { ...planting, day, ground, planted: [planting.planted] }
    }
  return null
}

function stageTwo(wish: Wish, shelf: Shelf): Scene | null {
  for (let night = 0; night < NIGHTS_FOR_A_PAIR; night++) {
    const { day, ground } = groundOf(wish, shelf, `${night}`, {})
    const two = plantTwo(ground, wish.random.apart(`${night}`))
    if (two) return { ...two, day, ground, records: ground.records }
  }
  return null
}

function groundOf(
  { form, level, seed }: Wish,
  shelf: Shelf,
  name: string,
  astray: Partial<NightPlan>,
): { readonly day: Day; readonly ground: Ground } {
  const plan: NightPlan = { ...LEVEL_RULES[level].night, ...astray }
  const day = makeDay(form, marksOf(form, shelf), `${seed}/${name}`, plan)
  const { night } = day
  const truth = truthOf(form, night, standIns(form))
  return { day, ground: { form, night, truth, records: recordsOf(form, night), beside: {} } }
}

function marksOf(form: Form, shelf: Shelf): MarkFile | undefined {
  return shelf.marks.find(({ id }) => id === form.marks)
}

/** A sheet on which only the given sections are filled in. */
function blankedOf(form: Form, truth: Sheet): Sheet {
  const given = givenFields(form)
  const values = Object.fromEntries(Object.entries(truth.values).filter(([field]) => given.has(field)))
  return { subjects: truth.subjects, values }
}

/** The part of an exercise that is about amending: the signed original, the rows, the amendment form. */
function amending(base: Form, { day, ground, draft, records }: Scene, { random }: Wish, shelf: Shelf) {
  const form = amendmentOf(base, shelf) ?? base
  // it is found out some time after the original was signed
  const signedAt = day.night.texts['drawn-up-at']
  const found = shiftMoment(signedAt, random.apart('found').between(20, 180))
  const later: Night = { ...day.night, texts: { ...day.night.texts, 'drawn-up-at': found } }
  const truth = truthOf(form, later, shelf.samples[form.id])
  const known = new Set(records.map(({ id }) => id))
  const spoken = (sheet: Sheet): Sheet => withWords(base, sheet, shelf.samples[base.id])
  const original = spoken(draft)
  return {
    form,
    base,
    truth,
    draft: blankedOf(form, truth),
    original,
    changes: changesBetween(base, original, spoken(ground.truth)),
    records: [...records, ...recordsOf(form, later).filter(({ id }) => !known.has(id))],
  }
}

/** The rows of an amendment that put an original right. */
export function changesBetween(base: Form, original: Sheet, truth: Sheet): Change[] {
  return everyBox(base, truth.subjects).flatMap(({ box, field }) => {
    const [was, becomes] = [rawIn(original.values, box), rawIn(truth.values, box)]
    return field.anew || was === becomes || JSON.stringify(was) === JSON.stringify(becomes)
      ? []
      : [{ box, was, becomes }]
  })
}

/** What a fault of an amendment form can be planted in: the amendment of an exercise, as it should be. */
export function amendmentGround({ form, base, night, truth, original, changes, records }: Exercise): Ground {
  const amendment = base && original ? { base, original, changes } : undefined
  return { form, night, truth, records, beside: { amendment } }
}
