import { codedSigns, readCodedSigns, type SignProblem } from '../coded-signs.ts'
import { reached, refused, type Result } from '../result.ts'
import { type Mac, plainBytes, tagOf } from './room-tag.ts'
import { isSeat } from './seat.ts'
import type { RoomStart } from './start.ts'

/*
 * The answer code: twelve signs that are read aloud or typed where no camera can read a square (docs/formats/answer-code.md). It says
 * which answers are wholly right, not what was chosen.
 */

/** What one phone says in a code. */
export interface AnswerCode {
  /** 1…60 */
  readonly seat: number
  /** Whether the answer is wholly right, by scored place: the warm-up is not in it. */
  readonly rights: readonly boolean[]
  /** Fourteen bits of the attempt (`markOf`): the same phone's code counts once. */
  readonly mark: number
}

/** Why a text is not taken as an answer code of this room. */
export type AnswerCodeProblem = SignProblem | 'other-room'

const LENGTH = 12
/** Another rest than that of start codes (17), although the length alone tells them apart. */
const REST = 5
const MOST_RIGHTS = 20
const MARKS = 2 ** 14
const TAG_BITS = 13
const TAGS = 2 ** TAG_BITS

/** Writes an answer code, without dashes. */
export async function writeAnswerCode(start: RoomStart, code: AnswerCode, mac: Mac): Promise<string> {
  const { seat, rights, mark } = code
  if (!isSeat(seat) || rights.length > MOST_RIGHTS || !Number.isInteger(mark) || mark < 0 || mark >= MARKS)
    throw new RangeError(`No answer code can hold seat ${seat}, ${rights.length} answers, mark ${mark}`)
  const mask = rights.reduce((sum, isRight, at) => sum + (isRight ? 2 ** at : 0), 0)
  const said = (seat * 2 ** MOST_RIGHTS + mask) * MARKS + mark
  return codedSigns(said * TAGS + (await tagFor(start, said, mac)), REST, LENGTH)
}

/**
 * Reads an answer code as a person typed it: small letters, spaces and dashes, letters of a keyboard of the region.
 * @param count how many scored questions the quiz has
 */
export async function readAnswerCode(
  text: string,
  start: RoomStart,
  count: number,
  mac: Mac,
): Promise<Result<AnswerCode, AnswerCodeProblem>> {
  const read = readCodedSigns(text, REST, LENGTH)
  if (!read.ok) return read
  const said = Math.floor(read.value / TAGS)
  const mark = said % MARKS
  const mask = Math.floor(said / MARKS) % 2 ** MOST_RIGHTS
  const seat = Math.floor(said / MARKS / 2 ** MOST_RIGHTS)
  if (!isSeat(seat)) return refused('check') // nobody writes such a code; of a number that is not exact the seat is beyond 60
  if ((await tagFor(start, said, mac)) !== read.value % TAGS) return refused('other-room')
  if (mask >= 2 ** count) return refused('check')
  return reached({ seat, rights: Array.from({ length: count }, (_, at) => ((mask >> at) & 1) === 1), mark })
}

/** The fourteen bits of an attempt's tail that a code has room for. */
export function markOf(tail: string): number {
  return Number.parseInt(tail.slice(-4), 16) % MARKS
}

function tagFor(start: RoomStart, said: number, mac: Mac): Promise<number> {
  return tagOf(start, plainBytes(`code/${said}`), TAG_BITS, mac)
}
