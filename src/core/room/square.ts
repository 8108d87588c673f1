import { answerOfNumber, answersOf, numberOfAnswer } from '../exam/answer-number.ts'
import { isLanguage, type Language, LANGUAGES } from '../language.ts'
import type { Item } from '../question/question.ts'
import { reached, refused, type Result } from '../result.ts'
import { LAST_DAY, MOST_MINUTES } from './day.ts'
import type { Mac } from './room-tag.ts'
import { isSeat } from './seat.ts'
import { bytesOf, numberIn, readFrame, roomOfFrame, type SquareProblem, writeFrame } from './square-frame.ts'
import type { RoomStart } from './start.ts'

/*
 * The answer square: what one phone says of a quiz when its owner is done (docs/formats/room-square.md). It holds what was chosen, and
 * neither a name nor a word of what was asked.
 */

export { type Mac, startDigest } from './room-tag.ts'
export type { SquareProblem } from './square-frame.ts'

/** What one phone hands in. */
export interface AnswerSheet {
  /** Sixteen hex digits of the attempt (attempt-tail.ts). */
  readonly tail: string
  /** 1…60 */
  readonly seat: number
  /** In which the questions were read last: a question that only one language gets wrong may be worded badly in it. */
  readonly language: Language
  /** Days since 1970-01-01 by the phone's clock, 0…65535. */
  readonly day: number
  /** From the first question to the last, 0…63; 63 is so many and more. */
  readonly minutes: number
  /** By place, the warm-up first, as question/answer.ts writes them; nothing where nothing was answered. */
  readonly answers: readonly (string | undefined)[]
}

const TAIL = 8
const HEAD = TAIL + 4
/** A seat takes the lower six bits of its byte; the place of the language in LANGUAGES, 0…3, the two above them. */
const SEAT_BITS = 6

/**
 * Writes the answer square of a quiz.
 * @param items the questions of the quiz by place
 */
export async function writeSquare(
  start: RoomStart,
  { tail, seat, language, day, minutes, answers }: AnswerSheet,
  items: readonly Item[],
  mac: Mac,
): Promise<string> {
  if (
    !/^[0-9a-f]{16}$/.test(tail) ||
    !isSeat(seat) ||
    !isLanguage(language) ||
    !isUpTo(day, LAST_DAY) ||
    !isUpTo(minutes, MOST_MINUTES)
  )
    throw new RangeError(
      `No square can hold ${tail}, seat ${seat} in ${language}, day ${day}, minutes ${minutes}`,
    )
  const numbers = items.map((item, place) => BigInt(numberOfAnswer(item, answers[place])))
  const whole = items.reduceRight(
    (sum, item, place) => sum * BigInt(answersOf(item)) + (numbers[place] ?? 0n),
    0n,
  )
  const body = Uint8Array.of(
    ...bytesOf(BigInt(`0x${tail}`), TAIL),
    (LANGUAGES.indexOf(language) << SEAT_BITS) | seat,
    minutes,
    day >> 8,
    day & 255,
    ...bytesOf(whole, roomFor(items)),
  )
  return writeFrame('answers', start, body, mac)
}

/** The digest of the room that an answer square says it is of, to be compared with `startDigest`; nothing else of it is proved. */
export function startOfSquare(text: string): Result<number, SquareProblem> {
  return roomOfFrame(text, 'answers')
}

/**
 * Reads an answer square of this room.
 * @param items the questions of the quiz by place
 */
export async function readSquare(
  text: string,
  start: RoomStart,
  items: readonly Item[],
  mac: Mac,
): Promise<Result<AnswerSheet, SquareProblem>> {
  const read = await readFrame(text, 'answers', start, { length: HEAD + roomFor(items), mac })
  if (!read.ok) return read
  const body = read.value
  const tail = numberIn(body.subarray(0, TAIL))
    .toString(16)
    .padStart(2 * TAIL, '0')
  const [packed = 0, minutes = 0, high = 0, low = 0] = body.subarray(TAIL, HEAD)
  const seat = packed & ((1 << SEAT_BITS) - 1)
  const language = LANGUAGES[packed >> SEAT_BITS]
  let left = numberIn(body.subarray(HEAD))
  const answers: (string | undefined)[] = []
  for (const item of items) {
    const number = Number(left % BigInt(answersOf(item)))
    left /= BigInt(answersOf(item))
    const answer = answerOfNumber(item, number)
    if (answer === undefined && number !== 0) return refused('torn')
    answers.push(answer)
  }
  if (left > 0n || !isSeat(seat) || !language || minutes > MOST_MINUTES) return refused('torn')
  return reached({ tail, seat, language, day: high * 256 + low, minutes, answers })
}

/** How many bytes the answers to such questions take together, whatever they are. */
function roomFor(items: readonly Item[]): number {
  const most = items.reduce((product, item) => product * BigInt(answersOf(item)), 1n) - 1n
  return Math.ceil(most.toString(16).length / 2)
}

function isUpTo(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most
}
