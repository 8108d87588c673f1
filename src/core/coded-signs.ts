import { reached, refused, type Result } from './result.ts'
import { typedSigns } from './typed-signs.ts'

/*
 * A number as a few letters and digits that can be said aloud, written on a board and typed: what the codes of exercises, exams and
 * rooms are made of (docs/formats/exercise-code.md).
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

/** How many signs there are: what a sign counts to. */
export const SIGN_COUNT = SIGNS.length

/**
 * Writes a number in signs, the most significant first, and one more for the check.
 * @param whole below 29 to the power of `length` − 1, and below 2⁵³
 * @param rest what the weighted sum of all signs leaves when divided by 29: one for each kind of code, so that none is taken for another
 * @param length of the code with its check; at most 28
 */
export function codedSigns(whole: number, rest: number, length = LENGTH): string {
  return signsOfDigits(withCheck(digitsOfNumber(whole, length - 1), rest))
}

/** Reads such a number as a person typed it: small letters, spaces and dashes, letters of a keyboard of the region. */
export function readCodedSigns(text: string, rest: number, length = LENGTH): Result<number, SignProblem> {
  const read = readCodedDigits(text, rest, length)
  return read.ok ? reached(numberOfDigits(read.value.slice(0, -1))) : read
}

/** The digits of such a code with its check, for one that holds more than a number can. */
export function readCodedDigits(text: string, rest: number, length: number): Result<number[], SignProblem> {
  const read = typedDigits(text)
  if (!read.ok) return read
  if (read.value.length !== length) return refused('length')
  return restOf(read.value) === rest ? read : refused('check')
}

/** What each sign of a code counts, 0…28, as a person typed it. */
export function typedDigits(text: string): Result<number[], 'blank' | 'letters'> {
  const signs = typedSigns(text)
  if (signs.length === 0) return refused('blank')
  const digits = signs.map((sign) => SMALL.indexOf(sign))
  return digits.includes(-1) ? refused('letters') : reached(digits)
}

/** The signs that count so much, 0…28 each. */
export function signsOfDigits(digits: readonly number[]): string {
  return digits.map((digit) => SIGNS[digit]).join('')
}

/** A number in digits, the most significant first; what is beyond `length` digits is lost. */
export function digitsOfNumber(whole: number, length: number): number[] {
  let left = whole
  return Array.from({ length }, () => {
    const digit = left % SIGN_COUNT
    left = Math.floor(left / SIGN_COUNT)
    return digit
  }).reverse()
}

/** The number of such digits; one of 2⁵³ or more comes out as some number of 2⁵³ or more. */
export function numberOfDigits(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => sum * SIGN_COUNT + digit, 0)
}

/** The digits and one more, with which they leave this rest. */
export function withCheck(digits: readonly number[], rest: number): number[] {
  const weight = digits.length + 1
  // 29 is prime: one digit at this weight makes up for what is missing, whatever that is
  const check = Array.from({ length: SIGN_COUNT }, (_, digit) => digit).find(
    (digit) => (restOf(digits) + digit * weight) % SIGN_COUNT === rest,
  )
  if (check === undefined) throw new RangeError(`No sign checks ${digits.length} others to leave ${rest}`)
  return [...digits, check]
}

/** What the weighted sum leaves when divided by 29. Weights 1, 2, … from left to right: up to 28 places all differ, none a multiple of 29. */
export function restOf(digits: readonly number[]): number {
  return digits.reduce((sum, digit, at) => sum + digit * (at + 1), 0) % SIGN_COUNT
}
