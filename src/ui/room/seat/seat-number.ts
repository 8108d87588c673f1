import { isSeat } from '../../../core/room/seat.ts'

/** A seat's number as it was typed, 1…60; nothing when it is none. */
export function seatNumber(typed: string): number | undefined {
  const digits = typed.normalize('NFKC').trim()
  return /^\d{1,2}$/.test(digits) && isSeat(Number(digits)) ? Number(digits) : undefined
}

/** A code in groups of four, with a space between: as it is read aloud. */
export function inFours(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
