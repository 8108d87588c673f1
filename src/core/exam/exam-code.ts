import { codedSigns, readCodedSigns, type SignProblem } from '../coded-signs.ts'
import { reached, refused, type Result } from '../result.ts'

/** Which paper: the same code is the same paper on every phone with the same bank, in every language. */
export interface ExamCode {
  /** `number` of the exam, 1…30. */
  readonly exam: number
  /** 0…65535 */
  readonly seed: number
  /** The bank its questions come from, 0…1023 (see `bankOf`). */
  readonly bank: number
}

/** Why a text is no exam code. `newer`: it is one, of a version of the app that this one does not know. */
export type CodeProblem = SignProblem | 'newer'

/** Seeds run from 0 up to, but not including, this. */
export const EXAM_SEEDS = 65_536

/** The version of this code and of everything between a seed and its paper (draw-paper.ts); 1…7. */
const FORMAT = 1
const FORMATS = 8
const EXAMS = 32
const BANKS = 1024

/** Another rest than that of exercise codes: neither is ever taken for the other. Of eight equal signs only 22222222 leaves it. */
const REST = 0

/** The code of a paper: eight letters and digits that can be read aloud and typed. See docs/formats/exam-code.md. */
export function writeExamCode({ exam, seed, bank }: ExamCode): string {
  if (!within(exam, 1, EXAMS - 1) || !within(seed, 0, EXAM_SEEDS) || !within(bank, 0, BANKS))
    throw new RangeError(`No code can hold exam ${exam}, seed ${seed}, bank ${bank}`)
  return codedSigns(((FORMAT * EXAMS + exam) * EXAM_SEEDS + seed) * BANKS + bank, REST)
}

/** Reads a code as a person typed it: small letters, spaces and dashes, letters of a keyboard of the region. */
export function readExamCode(text: string): Result<ExamCode, CodeProblem> {
  const read = readCodedSigns(text, REST)
  if (!read.ok) return read
  const whole = read.value
  const bank = whole % BANKS
  const seed = Math.floor(whole / BANKS) % EXAM_SEEDS
  const exam = Math.floor(whole / (BANKS * EXAM_SEEDS)) % EXAMS
  const format = Math.floor(whole / (BANKS * EXAM_SEEDS * EXAMS))
  // nobody writes such a code
  if (format === 0 || format >= FORMATS || exam === 0 || exam === EXAMS - 1) return refused('check')
  if (format > FORMAT) return refused('newer')
  return reached({ exam, seed, bank })
}

/** A code as it is shown, in two halves. */
export function showCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** What a code says of a bank: the first ten bits of its fingerprint. */
export function bankOf(fingerprint: string): number {
  return Number.parseInt(fingerprint.slice(0, 3), 16) >> 2
}

function within(value: number, least: number, limit: number): boolean {
  return Number.isInteger(value) && value >= least && value < limit
}
