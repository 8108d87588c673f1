import { codedSigns, readCodedSigns, type SignProblem } from '../coded-signs.ts'
import { reached, refused, type Result } from '../result.ts'
import { GENERATOR } from './generator.ts'
import { type Level, LEVELS } from './level-names.ts'

/** Which exercise: the same id is the same exercise on every phone. */
export interface ExerciseId {
  /** `number` of the form, 1…63. */
  readonly form: number
  readonly level: Level
  /** 0…262143 */
  readonly seed: number
  /** The version of the generator (night.ts), 1…31. */
  readonly generator: number
}

/** Why a text is no exercise code. `newer`: it is one, of a version of the app that this one does not know. */
export type CodeProblem = SignProblem | 'newer'

/** Seeds run from 0 up to, but not including, this. */
export const SEEDS = 262_144

/** What the eight signs leave (coded-signs.ts): of eight equal signs only ZZZZZZZZ leaves it, and that is no exercise. */
const REST = 22

const FORMS = 64
const LEVEL_ROOM = 32
const GENERATORS = 32

/** The code of an exercise: eight letters and digits that can be read aloud and typed. See docs/formats/exercise-code.md. */
export function writeCode({ generator, seed, form, level }: ExerciseId): string {
  const place = LEVELS.indexOf(level)
  if (!within(generator, 1, GENERATORS) || !within(seed, 0, SEEDS) || !within(form, 1, FORMS))
    throw new RangeError(`No code can hold generator ${generator}, seed ${seed}, form ${form}`)
  return codedSigns(((generator * SEEDS + seed) * FORMS + form) * LEVEL_ROOM + place, REST)
}

/** Reads a code as a person typed it: small letters, spaces and dashes, letters of a keyboard of the region. */
export function readCode(text: string): Result<ExerciseId, CodeProblem> {
  const read = readCodedSigns(text, REST)
  if (!read.ok) return read
  const whole = read.value
  const level = LEVELS[whole % LEVEL_ROOM]
  const form = Math.floor(whole / LEVEL_ROOM) % FORMS
  const seed = Math.floor(whole / (LEVEL_ROOM * FORMS)) % SEEDS
  const generator = Math.floor(whole / (LEVEL_ROOM * FORMS * SEEDS))
  if (generator === 0 || generator >= GENERATORS || form === 0) return refused('check') // nobody writes such a code
  if (level === undefined || generator > GENERATOR) return refused('newer')
  return reached({ form, level, seed, generator })
}

function within(value: number, least: number, limit: number): boolean {
  return Number.isInteger(value) && value >= least && value < limit
}
