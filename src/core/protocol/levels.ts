import type { Shelf } from './exercise.ts'
import type { Fault, Form } from './form.ts'
import { balancesOf, pairableFaults } from './faults/two-faults.ts'
import { type Level, LEVELS } from './level-names.ts'
import type { NightPlan } from './night.ts'
import { isGrave } from './plant.ts'

export { type Level, LEVELS }

/** How much an exercise says while it is done: nothing, where, what and why, or that and where to look again. */
export type Disclosure = 'silent' | 'located' | 'explained' | 'coached'

/** What a level is like. */
export interface LevelRules {
  readonly disclosure: Disclosure
  /** Whether the form comes filled in; `either`: the seed decides. */
  readonly paper: 'filled' | 'blank' | 'either'
  readonly night: Pick<NightPlan, 'size' | 'odd'>
  /** In so many of a hundred exercises something is wrong. */
  readonly faulty: number
}

const USUAL = { size: 'usual' } as const

export const LEVEL_RULES: Readonly<Record<Level, LevelRules>> = {
  worked: { disclosure: 'coached', paper: 'filled', night: USUAL, faulty: 0 },
  guided: { disclosure: 'coached', paper: 'blank', night: USUAL, faulty: 0 },
  slip: { disclosure: 'explained', paper: 'filled', night: USUAL, faulty: 100 },
  exam: { disclosure: 'silent', paper: 'either', night: USUAL, faulty: 70 },
  gap: { disclosure: 'located', paper: 'blank', night: USUAL, faulty: 100 },
  'two-faults': { disclosure: 'located', paper: 'filled', night: USUAL, faulty: 100 },
  amendment: { disclosure: 'located', paper: 'blank', night: USUAL, faulty: 100 },
  'four-eyes': { disclosure: 'silent', paper: 'blank', night: USUAL, faulty: 0 },
  night: { disclosure: 'silent', paper: 'blank', night: { size: 'small', odd: true }, faulty: 40 },
  detective: { disclosure: 'silent', paper: 'filled', night: USUAL, faulty: 100 },
}

/** With fewer kinds of fault than this, finding out which it is is no riddle. */
const KINDS_FOR_A_RIDDLE = 6

/** The faults of a form that an exercise of a level can hold. What is wrong with a blank form is wrong in the world. */
export function faultsAt({ faults }: Form, level: Level, filled: boolean): Fault[] {
  switch (level) {
    case 'worked':
    case 'guided':
    case 'four-eyes':
      return []
    case 'slip':
      return faults.filter(
        ({ layer, raises }) =>
          (layer === 'paperBeforeSigning' || layer === 'transcription') && raises.some(isGrave),
      )
    case 'amendment':
      return faults.filter(({ layer }) => layer === 'paperAfterSigning')
    case 'gap':
    case 'night':
      return faults.filter(({ layer }) => layer === 'world')
    case 'two-faults':
      return pairableFaults({ faults })
    case 'exam':
    case 'detective':
      return faults.filter(({ layer }) => (filled ? layer !== 'paperAfterSigning' : layer === 'world'))
  }
}

/** The levels at which a form can be practised, in the order of `LEVELS`. */
export function levelsOf(form: Form, shelf: Shelf): Level[] {
  return LEVELS.filter((level) => hasLevel(form, level, shelf))
}

/** Whether a form can be practised at a level. An amendment is practised from the form it amends and has no level of its own. */
export function hasLevel(form: Form, level: Level, shelf: Shelf): boolean {
  if (form.amends) return false
  const faults = faultsAt(form, level, true)
  switch (level) {
    case 'worked':
    case 'guided':
    case 'exam':
    case 'four-eyes':
      return true
    case 'slip':
    case 'gap':
      return faults.length > 0
    case 'two-faults':
      return balancesOf(form).length > 0
    case 'amendment':
      return faults.length > 0 && amendmentOf(form, shelf) !== undefined
    case 'night':
      return form.count.length > 0 && shelf.marks.some(({ id }) => id === form.marks)
    case 'detective':
      return new Set(faults.map(({ kind }) => kind)).size >= KINDS_FOR_A_RIDDLE
  }
}

/** The form with which a form is amended; the first on the shelf, should there be several. */
export function amendmentOf(form: Form, shelf: Shelf): Form | undefined {
  return shelf.forms.find(({ amends }) => amends?.includes(form.id))
}
