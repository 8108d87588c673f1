import type { AttemptEvent } from '../attempt/attempt.ts'
import type { Box, BoxPath } from './box.ts'
import type { Change } from './change.ts'
import { REMEDIES, type Remedy } from './remedies.ts'
import { compareEntries } from './compare-entries.ts'
import type { Exercise } from './exercise.ts'
import { FAULT_KINDS, type FaultKind } from './fault-kinds.ts'
import type { Form } from './form.ts'
import { readSecondEntry } from './hand-over.ts'
import type { Sheet } from './paper.ts'
import { type Count, NOTHING_COUNTED, pairOf, stepCount } from './run-count.ts'
import { everyBox, fieldWith, givenFields, rawIn, tickIn, typeInto, withRaw } from './typed.ts'

/** The parts of a practice run, in their order; an exercise has only some of them (`stagesOf`). */
export const STAGES = [
  'brief', // what lies on the table, and what is asked
  'count', // the night before the protocol: seals, signatures, piles
  'fill', // the protocol: filled in, or a filled draft examined
  'second', // the blind second entry
  'compare', // where the two entries differ
  'answer', // what is wrong, why, and what is done about it
  'debrief', // it is over; nothing changes any more
] as const
export type Stage = (typeof STAGES)[number]

/** What a run is made of: what was done, and to what. */
export type RunEvent = Pick<AttemptEvent, 'act' | 'object'>

/** A practice run as far as it has come: everything the screens show, and nothing that is not in the events. */
export interface Run {
  readonly stage: Stage
  /** The section on the screen, from 0; as many as the form has sections means the last page. */
  readonly section: number
  /** The furthest section that was ever left, from 0; −1 while none was. Nothing is said about boxes beyond it. */
  readonly furthest: number
  /** Sections whose "I have checked this" stands; an edit in a section takes it away. */
  readonly accepted: ReadonlySet<string>
  readonly subjects: readonly string[]
  /** What stands on the form, as typed and ticked; it begins as the draft. */
  readonly values: Sheet['values']
  /** The blind second entry. */
  readonly again: Sheet['values']
  /** Boxes in which the two entries differed, as retyped after a look at the records. */
  readonly settled: ReadonlyMap<BoxPath, Box>
  /** Boxes named as wrong, in the order of naming. */
  readonly pointed: readonly BoxPath[]
  /** True: it was said that no box is wrong. */
  readonly noneWrong: boolean
  readonly cause: FaultKind | 'nothing' | null
  readonly remedy: Remedy | null
  /** A free note of the learner, at most 500 characters; it is read by people and never scored. */
  readonly note: string
  /** The rows of an amendment; `was` quotes the original unless the learner types something else. */
  readonly changes: readonly Change[]
  /** Statements about differences that are given again with an amendment, by field of the form amended. */
  readonly statements: Sheet['values']
  /** Records that were looked at, in the order of the first look. */
  readonly opened: readonly string[]
  readonly count: Count
}

/** The parts this exercise has, in their order. */
export function stagesOf(exercise: Exercise): Stage[] {
  const has: Readonly<Record<Stage, boolean>> = {
    brief: true,
    count: exercise.id.level === 'night' && exercise.form.count.length > 0,
    fill: true,
    second: exercise.id.level === 'four-eyes',
    compare: exercise.id.level === 'four-eyes',
    answer: true,
    debrief: true,
  }
  return STAGES.filter((stage) => has[stage])
}

/** A run that nobody has begun. */
export function startRun(exercise: Exercise): Run {
  return {
    stage: 'brief',
    section: 0,
    furthest: -1,
    accepted: new Set(),
    subjects: exercise.draft.subjects,
    values: exercise.draft.values,
    again: givenValues(exercise),
    settled: new Map(),
    pointed: [],
    noneWrong: false,
    cause: null,
    remedy: null,
    note: '',
    changes: [],
    statements: {},
    opened: [],
    count: NOTHING_COUNTED,
  }
}

/** The run of a list of events, from its beginning: what a phone does that was switched off in the middle. */
export function replay(exercise: Exercise, events: readonly RunEvent[]): Run {
  return events.reduce((run, event) => step(exercise, run, event), startRun(exercise))
}

/**
 * The run after one event. An event that makes no sense where the run stands changes nothing: the very same run comes
 * back. What the events mean is listed in docs/formats/run-events.md.
 */
export function step(exercise: Exercise, run: Run, event: RunEvent): Run {
  if (run.stage === 'debrief') return run
  switch (event.act) {
    case 'reached':
      return reach(exercise, run, event)
    case 'typed':
      return type(exercise, run, event)
    case 'ticked':
      return tick(exercise, run, event.object, true)
    case 'unticked':
      return tick(exercise, run, event.object, false)
    case 'accepted':
      return accept(exercise, run, event.object)
    case 'pointed':
      return point(exercise, run, event.object)
    case 'unpointed':
      return unpoint(run, event.object)
    case 'chose':
      return choose(exercise, run, event)
    case 'wrote':
      return write(exercise, run, event.object)
    case 'undid':
      return undo(exercise, run, event)
    case 'did':
    case 'sorted':
    case 'voted':
    case 'sealed':
      return withCount(exercise, run, event)
    case 'ended':
      return { ...run, stage: 'debrief' }
    case 'opened':
    case 'added':
    case 'removed':
      return run
  }
}

/** What stands on the form, for the engine to judge. */
export function sheetOf(run: Run): Sheet {
  return { subjects: run.subjects, values: run.values }
}

/** The blind second entry, for the engine to judge. */
export function secondSheetOf(run: Run): Sheet {
  return { subjects: run.subjects, values: run.again }
}

/** The boxes in which the two entries differ, in the order of the form; none in an exercise without a second entry. */
export function differencesOf(exercise: Exercise, run: Run): BoxPath[] {
  if (exercise.id.level !== 'four-eyes') return []
  return compareEntries(exercise.form, sheetOf(run), secondSheetOf(run))
}

/**
 * What stands on the form in the end. Where two entries differed it is what was typed after a look at the records; while
 * nobody has looked the box is open, and so blank.
 */
export function finalSheetOf(exercise: Exercise, run: Run): Sheet {
  const values = differencesOf(exercise, run).reduce(
    (held, box) => withRaw(held, box, run.settled.get(box) ?? null),
    run.values,
  )
  return { subjects: run.subjects, values }
}

/** The form whose boxes can be named as wrong: the one that is amended, or else the one that is filled in. */
export function pointedForm({ base, form }: Exercise): Form {
  return base ?? form
}

function reach(exercise: Exercise, run: Run, event: RunEvent): Run {
  const { object } = event
  const name = object.slice(object.indexOf(':') + 1)
  if (object.startsWith('stage:')) return reachStage(exercise, run, name)
  if (object.startsWith('section:')) return reachSection(exercise, run, name)
  if (object.startsWith('record:')) return openRecord(exercise, run, name)
  return withCount(exercise, run, event)
}

/**
 * One part further, or back to an earlier one. A blind entry stays blind: whoever has begun the second does not see the
 * first again, and whoever compares them types neither anew.
 */
function reachStage(exercise: Exercise, run: Run, name: string): Run {
  const stages = stagesOf(exercise)
  const to = stages.findIndex((stage) => stage === name)
  const stage = stages[to]
  const here = stages.indexOf(run.stage)
  const earliest = Math.max(
    0,
    ...(['second', 'compare'] as const).map((one) => stages.indexOf(one)).filter((at) => at <= here),
  )
  if (stage === undefined || to < earliest || to > here + 1 || to === here) return run
  if (stage === 'second') return { ...run, stage, section: 0, furthest: -1, accepted: new Set() }
  const left = isEntry(run.stage) ? Math.max(run.furthest, run.section) : run.furthest
  return { ...run, stage, furthest: left }
}

function reachSection({ form }: Exercise, run: Run, name: string): Run {
  if (!isEntry(run.stage)) return run
  const to = name === 'last' ? form.sections.length : form.sections.findIndex(({ id }) => id === name)
  if (to < 0 || to === run.section) return run
  return { ...run, section: to, furthest: Math.max(run.furthest, run.section) }
}

function openRecord({ records }: Exercise, run: Run, name: string): Run {
  if (run.opened.includes(name) || !records.some(({ id }) => id === name)) return run
  return { ...run, opened: [...run.opened, name] }
}

function type(exercise: Exercise, run: Run, event: RunEvent): Run {
  if (event.object.startsWith('tally:')) return withCount(exercise, run, event)
  const [place, text] = pairOf(event.object)
  if (!event.object.includes('=')) return run
  if (run.stage === 'compare') return settle(exercise, run, place, text)
  return edit(exercise, run, place, ({ values, field, box }) => typeInto(values, field, box, text))
}

function tick(exercise: Exercise, run: Run, object: string, on: boolean): Run {
  const cut = object.lastIndexOf('/')
  if (cut < 0) return run
  const option = object.slice(cut + 1)
  const place = object.slice(0, cut)
  if (run.stage === 'compare') return settleTick(exercise, run, { box: place, option, on })
  return edit(exercise, run, place, ({ values, field, box }) => tickIn(values, field, { box, option, on }))
}

interface Editing {
  readonly values: Sheet['values']
  readonly field: Form['fields'][number]
  readonly box: BoxPath
}

/** Changes one box of the entry that is being made, and takes back the acceptance of its section. */
function edit(
  exercise: Exercise,
  run: Run,
  place: string,
  change: (editing: Editing) => Sheet['values'] | null,
): Run {
  const second = run.stage === 'second'
  if (!isEntry(run.stage) || (second && !place.startsWith('2/'))) return run
  const box = second ? place.slice(2) : place
  const field = openField(exercise, run, box)
  const values = field && change({ values: second ? run.again : run.values, field, box })
  if (!field || !values) return run
  const section = exercise.form.sections.find(({ fields }) => fields.includes(field.id))
  const accepted = new Set(run.accepted)
  if (section) accepted.delete(section.id)
  return second ? { ...run, again: values, accepted } : { ...run, values, accepted }
}

/** The field of a box that the learner may write in. */
function openField({ form }: Exercise, run: Run, box: BoxPath): Form['fields'][number] | undefined {
  const field = fieldWith(form, run.subjects, box)
  return field && !givenFields(form).has(field.id) ? field : undefined
}

function settle(exercise: Exercise, run: Run, box: BoxPath, text: string): Run {
  const field = openField(exercise, run, box)
  if (!field || !differencesOf(exercise, run).includes(box)) return run
  const typed = typeInto({}, field, box, text)
  return typed ? { ...run, settled: new Map(run.settled).set(box, rawIn(typed, box)) } : run
}

function settleTick(
  exercise: Exercise,
  run: Run,
  tick: { readonly box: BoxPath; readonly option: string; readonly on: boolean },
): Run {
  const { box } = tick
  const field = openField(exercise, run, box)
  if (!field || !differencesOf(exercise, run).includes(box)) return run
  const ticked = tickIn(withRaw({}, box, run.settled.get(box)), field, tick)
  return ticked ? { ...run, settled: new Map(run.settled).set(box, rawIn(ticked, box)) } : run
}

function accept({ form }: Exercise, run: Run, section: string): Run {
  if (!isEntry(run.stage) || !form.sections.some(({ id }) => id === section)) return run
  return { ...run, accepted: new Set(run.accepted).add(section) }
}

function point(exercise: Exercise, run: Run, box: BoxPath): Run {
  if (box === 'none') return { ...run, pointed: [], noneWrong: true }
  if (run.pointed.includes(box) || !fieldWith(pointedForm(exercise), run.subjects, box)) return run
  return { ...run, pointed: [...run.pointed, box], noneWrong: false }
}

function unpoint(run: Run, box: BoxPath): Run {
  if (box === 'none') return run.noneWrong ? { ...run, noneWrong: false } : run
  if (!run.pointed.includes(box)) return run
  return { ...run, pointed: run.pointed.filter((one) => one !== box) }
}

function choose(exercise: Exercise, run: Run, event: RunEvent): Run {
  const [what, answer] = pairOf(event.object)
  if (!event.object.includes('=')) return run
  if (what === 'cause') {
    const cause = ['nothing' as const, ...FAULT_KINDS].find((kind) => kind === answer)
    return cause ? { ...run, cause } : run
  }
  if (what === 'remedy') {
    const remedy = REMEDIES.find((one) => one === answer)
    return remedy ? { ...run, remedy } : run
  }
  const name = what.slice(what.indexOf(':') + 1)
  if (what.startsWith('change:')) return amendBox(exercise, run, { box: name, becomes: answer })
  if (what.startsWith('was:')) return amendBox(exercise, run, { box: name, was: answer })
  if (what.startsWith('statement:')) return state(exercise, run, name, answer)
  return withCount(exercise, run, event)
}

/** Writes in one row of the amendment; the first word about a box makes its row, with `was` as the original has it. */
function amendBox(
  { base, original }: Exercise,
  run: Run,
  row: { readonly box: BoxPath; readonly was?: string; readonly becomes?: string },
): Run {
  if (run.stage !== 'fill' || !base || !original) return run
  const field = fieldWith(base, original.subjects, row.box)
  if (!field || field.anew || field.kind === 'ticks') return run
  const raw = rawIn(original.values, row.box)
  const made: Change = { box: row.box, was: raw, becomes: null }
  const held = run.changes.find(({ box }) => box === row.box)
  const next: Change = { ...(held ?? made), ...row }
  const changes = held ? run.changes.map((one) => (one === held ? next : one)) : [...run.changes, next]
  return { ...run, changes }
}

function state({ base }: Exercise, run: Run, name: string, text: string): Run {
  const field = base?.fields.find(({ id, anew }) => id === name && anew)
  if (run.stage !== 'fill' || !field || field.repeat) return run
  const statements = typeInto(run.statements, field, name, text)
  return statements ? { ...run, statements } : run
}

function undo(exercise: Exercise, run: Run, event: RunEvent): Run {
  if (!event.object.startsWith('change:')) return withCount(exercise, run, event)
  const rest = run.changes.filter(({ box }) => `change:${box}` !== event.object)
  return run.stage === 'fill' && rest.length < run.changes.length ? { ...run, changes: rest } : run
}

const LONGEST_NOTE = 500

function write(exercise: Exercise, run: Run, object: string): Run {
  const [what, text] = pairOf(object)
  if (what === 'note' && text.length <= LONGEST_NOTE) return { ...run, note: text }
  if (what === 'second' && run.stage === 'second') return takeSecond(exercise, run, text)
  return run
}

/** Takes the second entry from the hand of a partner who made it on another phone. */
function takeSecond(exercise: Exercise, run: Run, text: string): Run {
  const read = readSecondEntry(text, [exercise.form])
  if (!read.ok || read.value.code !== exercise.code) return run
  const { subjects, values } = read.value.sheet
  if (subjects.join(' ') !== run.subjects.join(' ')) return run
  return { ...run, again: { ...givenValues(exercise), ...values } }
}

/** What an exercise hands over filled in; a second entry begins with it. */
function givenValues({ form, draft }: Exercise): Sheet['values'] {
  const given = givenFields(form)
  const boxes = everyBox(form, draft.subjects).filter(({ field }) => given.has(field.id))
  return boxes.reduce<Sheet['values']>(
    (values, { box }) => withRaw(values, box, rawIn(draft.values, box)),
    {},
  )
}

function withCount(exercise: Exercise, run: Run, event: RunEvent): Run {
  if (run.stage !== 'count') return run
  const count = stepCount(exercise, run.count, event)
  return count === run.count ? run : { ...run, count }
}

/** Whether a form is being filled in at this part. */
function isEntry(stage: Stage): boolean {
  return stage === 'fill' || stage === 'second'
}
