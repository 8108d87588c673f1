import { reached, refused, type Result } from '../result.ts'
import { readBase45, writeBase45 } from './base45.ts'
import { type Mac, startDigest, tagOf } from './room-tag.ts'
import { isSeat } from './seat.ts'
import { bytesOf, numberIn, type SquareProblem } from './square-frame.ts'
import type { RoomStart } from './start.ts'

/*
 * The receipt: one square on the wall that says to every phone in the room whether the trainer has its answers
 * (docs/formats/room-receipt.md). It holds seats and fourteen bits of each phone, and nothing of what was answered.
 */

/** The phones whose answers count, by seat (1…60): of each its mark (answer-code.ts). */
export type TakenMarks = ReadonlyMap<number, number>

const FIRST = 0x90
const VERSION = 1
const VERSIONS = 16
const HEAD = 3
const SEATS = 8
const MARK_BITS = 14n
const TAG = 4

/** Writes the receipt of a room: at most 180 signs, with which a square has 41 modules a side at level L. */
export async function writeReceipt(start: RoomStart, taken: TakenMarks, mac: Mac): Promise<string> {
  let [seats, marks] = [0n, 0n]
  const bySeat = [...taken].sort(([one], [other]) => other - one)
  for (const [seat, mark] of bySeat) {
    if (!isSeat(seat) || !Number.isInteger(mark) || mark < 0 || BigInt(mark) >> MARK_BITS > 0n)
      throw new RangeError(`No receipt can hold seat ${seat}, mark ${mark}`)
    seats |= 1n << BigInt(seat - 1)
    marks = (marks << MARK_BITS) | BigInt(mark) // the lowest seat comes to lie lowest
  }
  const room = startDigest(start)
  const said = Uint8Array.of(
    FIRST + VERSION,
    room >> 8,
    room & 255,
    ...bytesOf(seats, SEATS),
    ...bytesOf(marks, lengthFor(taken.size)),
  )
  return writeBase45(Uint8Array.of(...said, ...bytesOf(BigInt(await tagOf(start, said, 32, mac)), TAG)))
}

/** Reads the receipt of this room. */
export async function readReceipt(
  text: string,
  start: RoomStart,
  mac: Mac,
): Promise<Result<TakenMarks, SquareProblem>> {
  const [first = 0] = readBase45(text.slice(0, 3)) ?? []
  if (first <= FIRST || first >= FIRST + VERSIONS) return refused('foreign')
  if (first !== FIRST + VERSION) return refused('newer')
  const bytes = readBase45(text)
  if (!bytes || bytes.length < HEAD + SEATS + TAG) return refused('torn')
  const said = bytes.subarray(0, -TAG)
  if (Number(numberIn(said.subarray(1, HEAD))) !== startDigest(start)) return refused('other-room')
  if (numberIn(bytes.subarray(-TAG)) !== BigInt(await tagOf(start, said, 32, mac))) return refused('forged')
  const bits = numberIn(said.subarray(HEAD, HEAD + SEATS))
  const seats = Array.from({ length: 8 * SEATS }, (_, at) => at + 1).filter(
    (seat) => ((bits >> BigInt(seat - 1)) & 1n) === 1n,
  )
  if (!seats.every(isSeat) || said.length !== HEAD + SEATS + lengthFor(seats.length)) return refused('torn')
  const marks = numberIn(said.subarray(HEAD + SEATS))
  const mask = (1n << MARK_BITS) - 1n
  return reached(new Map(seats.map((seat, at) => [seat, Number((marks >> (MARK_BITS * BigInt(at))) & mask)])))
}

/** How many bytes the marks of so many phones take. */
function lengthFor(phones: number): number {
  return Math.ceil((phones * Number(MARK_BITS)) / 8)
}
