import { reached, refused, type Result } from '../result.ts'
import { typedSigns } from '../typed-signs.ts'
import { type Level, LEVELS } from './levels.ts'
import { GENERATOR } from './night.ts'

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
export type CodeProblem = 'blank' | 'length' | 'letters' | 'check' | 'newer'

/** Seeds run from 0 up to, but not including, this. */
export const SEEDS = 262_144

/**
 * No 0 and O, no 1, I and L, no U and V (a hasty hand makes them alike). What is left is 29 signs, and 29 is prime: with a
 * weight of its own at each place a check sign then misses neither a wrong sign nor two that changed places.
 */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const SMALL = SIGNS.toLowerCase()
const LENGTH = 8
/** The weighted sum of all eight signs leaves this rest: of eight equal signs only ZZZZZZZZ does, and that is no exercise. */
const REST = 22

const FORMS = 64
const LEVEL_ROOM = 32
const GENERATORS = 32

/** The code of an exercise: eight letters and digits that can be read aloud and typed. See docs/formats/exercise-code.md. */
export function writeCode({ generator, seed, form, level }: ExerciseId): string {
  const place = LEVELS.indexOf(level)
  if (!within(generator, 1, GENERATORS) || !within(seed, 0, SEEDS) || !within(form, 1, FORMS))
    throw new RangeError(`No code can hold generator ${generator}, seed ${seed}, form ${form}`)
  let rest = ((generator * SEEDS + seed) * FORMS + form) * LEVEL_ROOM + place
  const digits = Array.from({ length: LENGTH - 1 }, () => {
    const digit = rest % SIGNS.length
    rest = Math.floor(rest / SIGNS.length)
    return digit
  }).reverse()
  // the weight of the last place is 8, and 8 × 11 = 3 × 29 + 1: eleven undoes eight
  const check = (((REST - weighed(digits)) * 11) % SIGNS.length) + SIGNS.length
  return [...digits, check % SIGNS.length].map((digit) => SIGNS[digit]).join('')
}

/** Reads a code as a person typed it: small letters, spaces and dashes, letters of a keyboard of the region. */
export function readCode(text: string): Result<ExerciseId, CodeProblem> {
  const signs = typedSigns(text)
  if (signs.length === 0) return refused('blank')
  const digits = signs.map((sign) => SMALL.indexOf(sign))
  if (digits.includes(-1)) return refused('letters')
  if (digits.length !== LENGTH) return refused('length')
  if (weighed(digits) % SIGNS.length !== REST) return refused('check')
  const whole = digits.slice(0, -1).reduce((sum, digit) => sum * SIGNS.length + digit, 0)
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

/** Weights 1 to 8 from left to right: all different, none a multiple of 29. */
function weighed(digits: readonly number[]): number {
  return digits.reduce((sum, digit, at) => sum + digit * (at + 1), 0)
}
