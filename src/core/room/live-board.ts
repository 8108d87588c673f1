import { isLater, type PhoneMessage } from './message.ts'
import { type Entry, entryOf, type RoomRecord } from './record.ts'

/*
 * What phones have answered so far, as they say it over the network. It is for the wall while the quiz runs and is kept nowhere: what
 * counts is the square, which a finished phone sends as well.
 */

/** The last word of each phone by its tail, in the order in which they came. */
export type LiveBoard = ReadonlyMap<string, PhoneMessage>

export const EMPTY_BOARD: LiveBoard = new Map()

/** The board after a message; the same one when it says nothing new. */
export function boardAfter(board: LiveBoard, message: PhoneMessage): LiveBoard {
  const known = board.get(message.tail)
  if (known && !isLater(message, known)) return board
  const next = new Map(board)
  next.delete(message.tail) // whoever spoke last stands last
  return next.set(message.tail, message)
}

/**
 * The record as it would be if every phone finished now: for the distribution of a question while it is being answered. A seat of which
 * something has been collected stays as it is; of two phones on one seat the one that spoke last counts.
 */
export function recordWithBoard<Room extends RoomRecord>(record: Room, board: LiveBoard): Room {
  const here = new Set(record.entries.flatMap((entry) => seatIn(entry)))
  const bySeat = new Map([...board.values()].map((said) => [said.seat, said]))
  const sheets = [...bySeat.values()]
    .filter(({ seat, tail }) => !here.has(`seat/${seat}`) && !here.has(tail))
    .map(({ tail, seat, answers }) =>
      entryOf({ kind: 'sheet', at: 0, seat, tail, day: 0, minutes: 0, answers, via: 'network' }),
    )
  return sheets.length === 0 ? record : { ...record, entries: [...record.entries, ...sheets] }
}

/** How many phones are on the board, and how many of them have answered the question at a place. */
export function answeredAt(
  board: LiveBoard,
  place: number,
): { readonly phones: number; readonly answered: number } {
  const bySeat = new Map([...board.values()].map((said) => [said.seat, said]))
  const answered = [...bySeat.values()].filter(({ answers }) => (answers[place] ?? null) !== null).length
  return { phones: bySeat.size, answered }
}

function seatIn(entry: Entry): string[] {
  if (entry.kind === 'sheet') return [`seat/${entry.seat}`, entry.tail]
  return entry.kind === 'code' ? [`seat/${entry.seat}`] : []
}
