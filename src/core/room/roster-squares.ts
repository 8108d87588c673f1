import { refused, type Result } from '../result.ts'
import { harmless, quoted } from './csv.ts'
import { readRoster, type RosterLine, type RosterProblem } from './roster.ts'

/*
 * A list of names as squares (docs/formats/room-record.md): plain lines, each square a list of its own, so that any program can make
 * one and any camera can read it.
 */

/** Why a scanned text is not taken. `no-list`: it was never meant as one: a link, a contact, another square of this app. */
export type RosterSquareProblem = RosterProblem | 'no-list'

/** So many bytes of UTF-8 are in a square: 61 modules a side at level L, in any alphabet. The longest name takes three quarters. */
export const SQUARE_SIZE = 320

/**
 * A list has a line break, or at least a number before a name. Links and contacts begin with a word and a colon; the other squares of
 * this app are one line, and begin with no number (their second sign is a letter, see square-frame.ts and square-sequence.ts).
 */
const LIST = /^"?\d+["\s.,;)]|^(?![a-z]+:\S).*[\r\n]/i

/** Writes who sits where, as many whole lines to a square as it holds; seats without a name are left out. */
export function rosterSquares(lines: readonly { seat: number; name?: string | undefined }[]): string[] {
  const squares: string[] = []
  let square = ''
  for (const { seat, name } of lines) {
    if (!name) continue
    const line = `${seat},${quoted(harmless(name))}`
    const longer = square && `${square}\n${line}`
    if (longer && sizeOf(longer) <= SQUARE_SIZE) {
      squares.pop()
      square = longer
    } else square = line
    squares.push(square)
  }
  return squares
}

/**
 * Reads a scanned text as such a list, or as a part of one.
 * @param isNext whether another square was taken before; then each line must have its number
 */
export function readRosterSquare(text: string, isNext: boolean): Result<RosterLine[], RosterSquareProblem> {
  return LIST.test(text.trim()) ? readRoster(text, isNext) : refused('no-list')
}

/** How many bytes of UTF-8 a text takes at most; a sign beyond 16 bits is counted for six. */
function sizeOf(text: string): number {
  return text.replace(/[\u0800-\uffff]/g, '...').replace(/[\x80-\u07ff]/g, '..').length
}
