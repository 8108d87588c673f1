import { reached, refused, type Result } from '../result.ts'
import { bytesOfText, LONGEST_QUESTION, plainQuestion, textOfBytes } from './room-question.ts'
import type { Mac } from './room-tag.ts'
import {
  bytesOf,
  frameKind,
  numberIn,
  readFrame,
  type SquareKind,
  type SquareProblem,
  writeFrame,
} from './square-frame.ts'
import type { RoomStart } from './start.ts'

/*
 * What a member thinks of a training, handed in as a square of its own (docs/formats/room-square.md). It has no seat and nothing of
 * the attempt: it cannot be laid beside the answers of whoever gave it.
 */

/** What one member thinks. */
export interface Evaluation {
  /** Chance, below 2³²: the same square counts once. */
  readonly number: number
  /** Four of them, 1…5 each; nothing where none was given. */
  readonly ratings: readonly (number | undefined)[]
  /** What they want to ask the trainer, as `plainQuestion` leaves it; nothing where nothing is asked. */
  readonly question?: string
}

/** How many things are rated. */
export const RATINGS = 4

/** The best rating; the least is 1. */
export const BEST_RATING = 5

/** The bytes before a question, and the most that its letters take. */
const LENGTH = 4 + 2
const MOST = LENGTH + 3 * LONGEST_QUESTION

/** Writes an evaluation as a square; its question is made plain. */
export async function writeEvaluation(start: RoomStart, evaluation: Evaluation, mac: Mac): Promise<string> {
  const { number, ratings } = evaluation
  const isRating = (rating = 0): boolean => Number.isInteger(rating) && rating >= 0 && rating <= BEST_RATING
  if (!isNumber(number) || ratings.length !== RATINGS || !ratings.every(isRating))
    throw new RangeError(`No square can hold number ${number}, ratings ${ratings.join()}`)
  const rated = ratings.reduceRight<number>((sum, rating = 0) => sum * (BEST_RATING + 1) + rating, 0)
  const asked = bytesOfText(plainQuestion(evaluation.question ?? ''))
  const body = Uint8Array.of(...bytesOf(BigInt(number), 4), ...bytesOf(BigInt(rated), 2), ...asked)
  return writeFrame('evaluation', start, body, mac)
}

/** Reads an evaluation of this room. */
export async function readEvaluation(
  text: string,
  start: RoomStart,
  mac: Mac,
): Promise<Result<Evaluation, SquareProblem>> {
  const read = await readFrame(text, 'evaluation', start, { length: LENGTH, most: MOST, mac })
  if (!read.ok) return read
  const number = Number(numberIn(read.value.subarray(0, 4)))
  const rated = Number(numberIn(read.value.subarray(4, LENGTH)))
  const asked = textOfBytes(read.value.subarray(LENGTH))
  if (rated >= (BEST_RATING + 1) ** RATINGS || asked === undefined) return refused('torn')
  const ratings = Array.from(
    { length: RATINGS },
    (_, at) => Math.floor(rated / (BEST_RATING + 1) ** at) % (BEST_RATING + 1) || undefined,
  )
  const question = plainQuestion(asked)
  return reached({ number, ratings, ...(question && { question }) })
}

/** What a scanned text is: decided by its first byte, before anything else of it is believed. */
export function kindOfSquare(text: string): SquareKind | 'foreign' {
  return frameKind(text)
}

function isNumber(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < 2 ** 32
}
