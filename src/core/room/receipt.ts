import { reached, refused, type Result } from '../result.ts'
import { readBase45, writeBase45 } from './base45.ts'
import { type Mac, startDigest, tagOf } from './room-tag.ts'
import { isSeat } from './seat.ts'
import { bytesOf, numberIn, type SquareProblem } from './square-frame.ts'
import type { RoomStart } from './start.ts'

/*
 * The receipt: one square on the wall that says to every phone in the room whether the trainer has its answers, and later that the
 * training centre has them (docs/formats/room-receipt.md). It holds seats and fourteen bits of each phone, and nothing of what was answered.
 */

/** The phones whose answers count, by seat (1…60): of each its mark (answer-code.ts). */
export type TakenMarks = ReadonlyMap<number, number>

/** Who has the answers of the phones in a receipt. */
export type ReceiptPlace = 'trainer' | 'centre'

/** What a receipt says. */
export interface Receipt {
  readonly taken: TakenMarks
  readonly at: ReceiptPlace
}

const FIRST = 0x90
/** Version 2 is version 1 word for word, and says that everything in it is at the centre. */
const VERSION_AT: Readonly<Record<ReceiptPlace, number>> = { trainer: 1, centre: 2 }
const VERSIONS = 16
const HEAD = 3
const SEATS = 8
const MARK_BITS = 14n
const TAG = 4

/** Writes the receipt of a room: at most 180 signs, with which a square has 41 modules a side at level L. */
export async function writeReceipt(start: RoomStart, { taken, at }: Receipt, mac: Mac): Promise<string> {
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
    FIRST + VERSION_AT[at],
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
): Promise<Result<Receipt, SquareProblem>> {
  const version = versionOf(text)
  if (version <= 0 || version >= VERSIONS) return refused('foreign')
  const place = placeOf(version)
  if (!place) return refused('newer')
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
  const taken = new Map(
    seats.map((seat, at) => [seat, Number((marks >> (MARK_BITS * BigInt(at))) & mask)] as const),
  )
  return reached({ taken, at: place })
}

/** Who a receipt says has the answers, by its first byte alone; nothing of a text that is no receipt this app reads. */
export function receiptPlace(text: string): ReceiptPlace | undefined {
  return placeOf(versionOf(text))
}

function versionOf(text: string): number {
  const [first = 0] = readBase45(text.slice(0, 3)) ?? []
  return first - FIRST
}

function placeOf(version: number): ReceiptPlace | undefined {
  if (version === VERSION_AT.trainer) return 'trainer'
  return version === VERSION_AT.centre ? 'centre' : undefined
}

/** How many bytes the marks of so many phones take. */
function lengthFor(phones: number): number {
  return Math.ceil((phones * Number(MARK_BITS)) / 8)
}
