import { reached, refused, type Result } from '../result.ts'

/**
 * The largest count a box can hold. A precinct has thousands of voters, not thousands of millions: a longer number is
 * a slip of the hand, or was never typed in a box (the Dutch typing program Abacus draws the same line).
 */
export const LARGEST_COUNT = 999_999_999

/** Why a typed text is not taken as a count. The sentences for the codes stand in the interface's words. */
export type NumberProblem =
  | 'blank' // nothing but spaces
  | 'dash' // a stroke for "none": on this paper a nought is written
  | 'letters' // anything that is neither digit nor separator, Georgian numeral letters included
  | 'sign' // a plus or minus before the digits
  | 'fraction' // "12.5": people are whole
  | 'grouping' // "13 50": the groups are not threes, so what was meant is not certain
  | 'mixed-digits' // digits of two scripts in one number
  | 'too-large'

/** The first code point of each run of ten digits that keyboards of the region may produce. */
const ZEROES = [0x30, 0x660, 0x6f0, 0xff10] // Western, Arabic-Indic, extended Arabic-Indic, full-width
const PLAIN = /^\d{1,9}$/ // what nearly every box holds, and the rest below would read no differently
const BLANKS = /[\s\u200b-\u200d\u2060\ufeff]/g // every space, the unseen ones too
const SEPARATORS = /^[\u0020\u00a0\u2007\u2009\u202f.,'\u2019\u066c]$/

/**
 * Reads what a person typed into a box for a count: digits, perhaps grouped in threes by one kind of space, point,
 * comma or apostrophe. What is not certain is refused, and a blank is refused too: it never becomes a nought.
 */
export function readNumber(typed: string): Result<number, NumberProblem> {
  if (PLAIN.test(typed)) return reached(Number(typed))
  const text = typed.replace(/^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g, '')
  if (text === '') return refused('blank')
  if (/^[-\u2010-\u2015\u2212_/]+$/.test(text.replace(BLANKS, ''))) return refused('dash')
  if (/^[-+\u2212\u2010-\u2013]/.test(text)) return refused('sign')

  let plain = ''
  let script: number | undefined
  for (const sign of text) {
    if (SEPARATORS.test(sign)) {
      plain += sign
      continue
    }
    const point = sign.codePointAt(0) ?? 0
    const zero = ZEROES.find((start) => point >= start && point < start + 10)
    if (zero === undefined) return refused('letters')
    if (script !== undefined && script !== zero) return refused('mixed-digits')
    script = zero
    plain += String(point - zero)
  }
  return grouped(plain)
}

/** Takes the separators out of Western digits, if they stand where separators stand. */
function grouped(plain: string): Result<number, NumberProblem> {
  const separators = new Set(plain.replace(/\d/g, ''))
  const groups = plain.split(/\D/)
  if (separators.size > 0) {
    const [separator] = separators
    const last = groups.at(-1) ?? ''
    if (groups.length === 2 && (separator === '.' || separator === ',') && /^\d{1,2}$/.test(last))
      return refused('fraction')
    const threes = groups.slice(1).every((group) => group.length === 3)
    if (separators.size > 1 || !threes || !/^\d{1,3}$/.test(groups[0] ?? '')) return refused('grouping')
  }
  const digits = groups.join('').replace(/^0+(?=\d)/, '')
  if (digits.length > String(LARGEST_COUNT).length) return refused('too-large')
  return reached(Number(digits))
}
