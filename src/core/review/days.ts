/** Milliseconds of a day. */
export const DAY = 86_400_000

/** A pause counts for at most so many days: a clock that was a year wrong must not make a memory look a year old, and firm. */
export const LONGEST_PAUSE = 120

/**
 * How many days apart two moments lie, as the library counts them: by the change of the date. The date changes at midnight UTC,
 * which is at four in the morning in Georgia, while nobody learns.
 */
export function wholeDays(from: number, to: number): number {
  const days = Math.floor(to / DAY) - Math.floor(from / DAY)
  return Math.min(Math.max(0, days), LONGEST_PAUSE)
}
