import { reached, refused, type Result } from './result.ts'
import { typedSigns } from './typed-signs.ts'

/*
 * A number as eight letters and digits that can be said aloud, written on a board and typed: what exercise codes and exam codes
 * are made of (docs/formats/exercise-code.md).
 */

/** Why a text is no such number. */
export type SignProblem = 'blank' | 'length' | 'letters' | 'check'

/**
 * No 0 and O, no 1, I and L, no U and V (a hasty hand makes them alike). What is left is 29 signs, and 29 is prime: with a
 * weight of its own at each place a check sign then misses neither a wrong sign nor two that changed places.
 */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const SMALL = SIGNS.toLowerCase()
const LENGTH = 8

/**
 * Writes a number below 29⁷ in seven signs, the most significant first, and an eighth for the check.
 * @param rest what the weighted sum of all eight leaves when divided by 29: one for each kind of code, so that none is taken for another
 */
export function codedSigns(whole: number, rest: number): string {
  let left = whole
  const digits = Array.from({ length: LENGTH - 1 }, () => {
    const digit = left % SIGNS.length
    left = Math.floor(left / SIGNS.length)
    return digit
  }).reverse()
  // the weight of the last place is 8, and 8 × 11 = 3 × 29 + 1: eleven undoes eight
  const check = (((rest - weighed(digits)) * 11) % SIGNS.length) + SIGNS.length
  return [...digits, check % SIGNS.length].map((digit) => SIGNS[digit]).join('')
}

/** Reads such a number as a person typed it: small letters, spaces and dashes, letters of a keyboard of the region. */
export function readCodedSigns(text: string, rest: number): Result<number, SignProblem> {
  const signs = typedSigns(text)
  if (signs.length === 0) return refused('blank')
  const digits = signs.map((sign) => SMALL.indexOf(sign))
  if (digits.includes(-1)) return refused('letters')
  if (digits.length !== LENGTH) return refused('length')
  if (weighed(digits) % SIGNS.length !== rest) return refused('check')
  return reached(digits.slice(0, -1).reduce((sum, digit) => sum * SIGNS.length + digit, 0))
}

/** Weights 1 to 8 from left to right: all different, none a multiple of 29. */
function weighed(digits: readonly number[]): number {
  return digits.reduce((sum, digit, at) => sum + digit * (at + 1), 0)
}
