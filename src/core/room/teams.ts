import type { SeatLine } from './standings.ts'

/*
 * How teams did, where a trainer lets them play one another. Nobody is asked who plays with whom: those who sit together are a team,
 * so the number of seats says it alone, on every phone alike.
 */

/** Into so many teams a room can be split. */
export const TEAM_COUNTS = [2, 3, 4, 5, 6] as const

/** One team; its figures are of those whose answers count. */
export interface TeamLine {
  /** From 1, in the order of the seats. */
  readonly team: number
  readonly seats: readonly number[]
  readonly right: number
  readonly of: number
  /** Right of asked, 0…1, so that the size of a team does not matter; nothing where nobody counts. */
  readonly share: number | undefined
  /** From 1; those with the same share have the same. Nothing where nobody counts. */
  readonly place: number | undefined
}

/**
 * The team of a seat, from 1: blocks of neighbours of which none is larger than another by more than one seat. Seats beyond those of
 * the room go with the last.
 * @param teams not more than there are seats
 */
export function teamOf(seat: number, seats: number, teams: number): number {
  return Math.min(Math.floor(((seat - 1) * teams) / seats) + 1, teams)
}

/**
 * Every team, the best first, and after them those of which nobody counts yet; of more teams than seats there are as many as seats.
 * @param lines of every seat, in their order
 * @param seats how many the room has
 */
export function teamLines(
  lines: readonly Pick<SeatLine, 'seat' | 'right' | 'of'>[],
  seats: number,
  teams: number,
): TeamLine[] {
  const count = Math.min(teams, seats)
  const made = Array.from({ length: count }, (_, at) => {
    const own = lines.filter(({ seat }) => teamOf(seat, seats, count) === at + 1)
    const right = own.reduce((sum, line) => sum + line.right, 0)
    const of = own.reduce((sum, line) => sum + line.of, 0)
    return {
      team: at + 1,
      seats: own.map(({ seat }) => seat),
      right,
      of,
      share: of > 0 ? right / of : undefined,
    }
  }).sort((one, other) => (other.share ?? -1) - (one.share ?? -1))
  return made.map((team) => ({
    ...team,
    place: team.of > 0 ? 1 + made.findIndex(({ share }) => share === team.share) : undefined,
  }))
}
