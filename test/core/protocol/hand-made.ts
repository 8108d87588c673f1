import { ACTS } from '../../../src/core/attempt/attempt.ts'
import type { Exercise } from '../../../src/core/protocol/exercise.ts'
import { FACTS } from '../../../src/core/protocol/facts.ts'
import type { Fault, Form } from '../../../src/core/protocol/form.ts'
import type { Ballot, Night } from '../../../src/core/protocol/night.ts'
import { readSheet, type Sheet } from '../../../src/core/protocol/paper.ts'
import type { Planted } from '../../../src/core/protocol/plant.ts'
import { recordsOf, type RecordSheet } from '../../../src/core/protocol/record-sheet.ts'
import { replay, type Run, type RunEvent } from '../../../src/core/protocol/run.ts'
import { truthOf } from '../../../src/core/protocol/truth.ts'
import { everyBox, givenFields, rawIn, withRaw } from '../../../src/core/protocol/typed.ts'
import { caseOf, form } from './forms.ts'

/*
 * Exercises made by hand out of golden cases, so that what is said about runs and scores does not hang on the generator.
 */

const NOTHING = Object.fromEntries(FACTS.map((fact) => [fact, 0])) as Night['once']

/** The night of example A: 742 signed, 742 ballots. */
export const NIGHT_A = nightOf({
  subjects: ['4', '5', '9', '25', '41'],
  votes: { 4: 203, 5: 118, 9: 17, 25: 11, 41: 372 },
  once: {
    'listed-main': 1312,
    'listed-added': 8,
    'signed-12': 286,
    'signed-17': 611,
    'signed-main': 710,
    'signed-added': 8,
    'signed-station': 718,
    'signed-mobile': 24,
    signed: 742,
    received: 1350,
    unused: 604,
    spoiled: 4,
    valid: 721,
    invalid: 21,
    missing: 0,
    surplus: 0,
    members: 17,
  },
})

/** The night of example D: 561 signed, 559 ballots: two were carried off. */
export const NIGHT_D = nightOf({
  subjects: ['1', '2', '3', '4'],
  votes: { 1: 171, 2: 96, 3: 257, 4: 21 },
  once: {
    'listed-main': 968,
    'listed-added': 0,
    'signed-12': 203,
    'signed-17': 455,
    'signed-main': 561,
    'signed-added': 0,
    'signed-station': 561,
    'signed-mobile': 0,
    signed: 561,
    received: 1000,
    unused: 439,
    spoiled: 0,
    valid: 545,
    invalid: 14,
    missing: 2,
    surplus: 0,
    members: 17,
  },
})

export function nightOf(told: {
  readonly subjects: readonly string[]
  readonly votes: Readonly<Record<string, number>>
  readonly once: Partial<Night['once']>
  readonly ballots?: readonly Ballot[]
}): Night {
  const sheet = { time: '08:04', voter: 0, idCard: '1', personal: '2', signatures: 3 }
  return {
    subjects: told.subjects,
    once: { ...NOTHING, ...told.once },
    perSubject: { votes: told.votes },
    texts: {
      district: '9',
      precinct: '28',
      'commission-seal': '0928',
      'registrar-seals': '1, 2',
      'polling-date': '2024-10-26',
      'drawn-up-at': '2024-10-27T01:30',
    },
    turnout: [],
    ballots: told.ballots ?? [],
    control: { main: { inBox: sheet, kept: sheet, same: true }, mobile: null },
  }
}

/** A fault of a form, planted by hand. */
export function planted(
  found: Form,
  id: string,
  boxes: readonly string[],
  codes: readonly string[],
): Planted {
  const fault = found.faults.find((one) => one.id === id)
  if (!fault) throw new Error(`No fault ${id}`)
  return { fault, boxes, codes }
}

/** A fault as a form might state it. */
export function faultOf(kind: Fault['kind'], remedy: Fault['remedy'], layer: Fault['layer']): Fault {
  return { id: 'by-hand', kind, layer, fields: ['invalid'], raises: [], remedy }
}

/** An exercise about example A on the summary protocol; whatever is given replaces its part. */
export function exerciseA(
  parts: Partial<Exercise> & { readonly level?: Exercise['id']['level'] } = {},
): Exercise {
  return exerciseOf('ge-summary/example-a', NIGHT_A, parts)
}

/** An exercise about example D: a true deficit of two, to be filled in. */
export function exerciseD(
  parts: Partial<Exercise> & { readonly level?: Exercise['id']['level'] } = {},
): Exercise {
  const gap = planted(
    form('ge-summary'),
    'ballot-carried-off',
    ['votes/1', 'votes/2', 'votes/3', 'votes/4', 'invalid', 'signed-total'],
    ['W240', 'W241'],
  )
  return exerciseOf('ge-summary/example-d', NIGHT_D, {
    level: 'gap',
    planted: [gap],
    remedy: 'recountThenExplain',
    ...parts,
  })
}

/** An exercise about a golden case. Blank unless it is `filled`. */
export function exerciseOf(
  path: string,
  night: Night,
  { level = 'guided', ...parts }: Partial<Exercise> & { readonly level?: Exercise['id']['level'] },
): Exercise {
  const found = caseOf(path)
  const filled = parts.filled ?? false
  return {
    id: { form: found.form.number, level, seed: 1, generator: 1 },
    code: 'TESTCODE',
    form: found.form,
    base: null,
    marks: null,
    night,
    truth: found.sheet,
    draft: filled ? found.sheet : blanked(found.form, found.sheet),
    original: null,
    changes: [],
    records: recordsOf(found.form, night),
    planted: [],
    remedy: 'nothing',
    disclosure: 'silent',
    filled,
    ...parts,
  }
}

/** A sheet on which only the given sections are filled. */
export function blanked(found: Form, sheet: Sheet): Sheet {
  const given = givenFields(found)
  return {
    subjects: sheet.subjects,
    values: Object.fromEntries(Object.entries(sheet.values).filter(([id]) => given.has(id))),
  }
}

/** A sheet with something else in some boxes. */
export function withBoxes(sheet: Sheet, boxes: Readonly<Record<string, number | string | null>>): Sheet {
  const values = Object.entries(boxes).reduce((held, [box, raw]) => withRaw(held, box, raw), sheet.values)
  return { subjects: sheet.subjects, values }
}

/** "typed invalid=21" as an event. */
export function event(text: string): RunEvent {
  const cut = text.indexOf(' ')
  const act = ACTS.find((one) => one === text.slice(0, cut))
  if (!act) throw new Error(`No act in "${text}"`)
  return { act, object: text.slice(cut + 1) }
}

/** A run, told as a list of acts: "reached stage:fill", "typed invalid=21". */
export function played(exercise: Exercise, ...acts: readonly (string | RunEvent)[]): Run {
  return replay(
    exercise,
    acts.map((act) => (typeof act === 'string' ? event(act) : act)),
  )
}

/** The acts of a hand that writes this sheet into the form, box after box. */
export function filling(exercise: Exercise, sheet: Sheet, prefix = ''): RunEvent[] {
  const given = givenFields(exercise.form)
  const paper = readSheet(exercise.form, sheet)
  return everyBox(exercise.form, sheet.subjects).flatMap(({ box, field }): RunEvent[] => {
    if (given.has(field.id)) return []
    const raw = rawIn(sheet.values, box)
    if (field.kind === 'ticks')
      return field.options.map((option) => ({
        act: paper.contents.get(box)?.ticks.includes(option) ? 'ticked' : 'unticked',
        object: `${prefix}${box}/${option}`,
      }))
    if (raw === null || raw === undefined) return [{ act: 'typed', object: `${prefix}${box}=` }]
    return [{ act: 'typed', object: `${prefix}${box}=${String(raw)}` }]
  })
}

/** One record of these numbers, in the style of a wall sheet. */
export function wall(lines: Readonly<Record<string, number>>): RecordSheet {
  return {
    id: 'wall',
    style: 'wall',
    lines: Object.entries(lines).map(([box, value]) => {
      const [id = '', row] = box.split('/')
      return { id, row: row ?? null, value }
    }),
  }
}

/** Ten ballots: four for 4, three for 5, one for 41, two invalid. The first is disputed and goes to 4, the last but one to nobody. */
const TEN: readonly Pick<Ballot, 'pile' | 'choice' | 'disputed'>[] = [
  { pile: '4', choice: '4', disputed: true },
  { pile: '4', choice: '4', disputed: false },
  { pile: '4', choice: '4', disputed: false },
  { pile: '4', choice: '4', disputed: false },
  { pile: '5', choice: '5', disputed: false },
  { pile: '5', choice: '5', disputed: false },
  { pile: '5', choice: '5', disputed: false },
  { pile: '41', choice: '41', disputed: false },
  { pile: 'invalid', choice: '5', disputed: true },
  { pile: 'invalid', choice: null, disputed: false },
]

/** The night of the ten ballots, one of them lost when `missing` is 1. */
export function nightOfTen(missing = 0): Night {
  const once = {
    signed: 10 + missing,
    'signed-main': 9 + missing,
    'signed-mobile': 1,
    'signed-added': 0,
    valid: 8,
    invalid: 2,
    missing,
  }
  return nightOf({
    subjects: ['4', '5', '41'],
    votes: { 4: 4, 5: 3, 41: 1 },
    once: {
      ...once,
      'signed-station': 9 + missing,
      'signed-12': 3,
      'signed-17': 7,
      'listed-main': 20,
      'listed-added': 0,
      received: 50,
      unused: 40 - missing,
      spoiled: 0,
      'box-mobile': 1,
      'papers-mobile': 1,
      'box-main': 9,
      surplus: 0,
      members: 17,
    },
    ballots: TEN.map((ballot, at) => ({
      ...ballot,
      id: at + 1,
      box: at === 0 ? 'mobile' : 'main',
      mark: 'by-hand',
      second: null,
      third: null,
      vote: ballot.disputed
        ? ballot.pile === 'invalid'
          ? { valid: 5, invalid: 11 }
          : { valid: 11, invalid: 5 }
        : null,
    })),
  })
}

/** A night at which the learner sorts ten ballots and fills the summary protocol from the piles. */
export function nightExercise(parts: Partial<Exercise> = {}): Exercise {
  const night = parts.night ?? nightOfTen()
  const found = form('ge-summary')
  const truth = truthOf(found, night, { contest: 'an invented contest' })
  return {
    ...exerciseA({ level: 'night' }),
    night,
    truth,
    draft: blanked(found, truth),
    records: recordsOf(found, night),
    ...parts,
  }
}

/** The acts of somebody who counts that night without a mistake. */
export function counting({ form: found, night }: Exercise): RunEvent[] {
  return found.count
    .flatMap((step): string[] => {
      const did = `did ${step.id}`
      switch (step.kind) {
        case 'do':
          return [did]
        case 'tally':
          return [`typed tally:${step.id}=${night.once[step.fact ?? 'signed']}`, did]
        case 'compare': {
          const pair = night.control[step.box ?? 'main']
          return pair ? [`chose compare:${step.id}=${pair.same ? 'same' : 'different'}`, did] : [did]
        }
        case 'sort':
          return [
            ...night.ballots.map(({ id, disputed, pile }) => `sorted ${id}=${disputed ? 'doubtful' : pile}`),
            did,
          ]
        case 'vote':
          return [
            ...night.ballots.filter(({ disputed }) => disputed).map(({ id }) => `voted ${id}=invalid`),
            did,
          ]
        case 'seal': {
          const sizes = [...night.subjects, 'invalid'].map(
            (pile) => [pile, night.ballots.filter((ballot) => ballot.pile === pile).length] as const,
          )
          return [...sizes.map(([pile, size]) => `sealed ${pile}=${size}`), did]
        }
      }
    })
    .map(event)
}
