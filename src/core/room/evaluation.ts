import { reached, refused, type Result } from '../result.ts'
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
}

/** How many things are rated. */
export const RATINGS = 4

/** The best rating; the least is 1. */
export const BEST_RATING = 5

const LENGTH = 4 + 2

/** Writes an evaluation as a square. */
export async function writeEvaluation(start: RoomStart, evaluation: Evaluation, mac: Mac): Promise<string> {
  const { number, ratings } = evaluation
  const isRating = (rating = 0): boolean => Number.isInteger(rating) && rating >= 0 && rating <= BEST_RATING
  if (!isNumber(number) || ratings.length !== RATINGS || !ratings.every(isRating))
    throw new RangeError(`No square can hold number ${number}, ratings ${ratings.join()}`)
  const rated = ratings.reduceRight<number>((sum, rating = 0) => sum * (BEST_RATING + 1) + rating, 0)
  const body = Uint8Array.of(...bytesOf(BigInt(number), 4), ...bytesOf(BigInt(rated), 2))
  return writeFrame('evaluation', start, body, mac)
}

/** Reads an evaluation of this room. */
export async function readEvaluation(
  text: string,
  start: RoomStart,
  mac: Mac,
): Promise<Result<Evaluation, SquareProblem>> {
  const read = await readFrame(text, 'evaluation', start, { length: LENGTH, mac })
  if (!read.ok) return read
  const number = Number(numberIn(read.value.subarray(0, 4)))
  const rated = Number(numberIn(read.value.subarray(4)))
  if (rated >= (BEST_RATING + 1) ** RATINGS) return refused('torn')
  const ratings = Array.from(
    { length: RATINGS },
    (_, at) => Math.floor(rated / (BEST_RATING + 1) ** at) % (BEST_RATING + 1) || undefined,
  )
  return reached({ number, ratings })
}

/** What a scanned text is: decided by its first byte, before anything else of it is believed. */
export function kindOfSquare(text: string): SquareKind | 'foreign' {
  return frameKind(text)
}

function isNumber(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < 2 ** 32
}
