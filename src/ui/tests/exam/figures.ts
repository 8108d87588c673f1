/** Milliseconds in a minute. */
export const MINUTE = 60_000

/** The minutes before the end (min) at which it is said once how much time is left. */
const TOLD = [10, 5, 1]

/** What is left (ms) as a clock shows it, "09:05"; a second that has begun counts. */
export function clockFigures(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000))
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** What is left (ms) in minutes; one that has begun counts. */
export function minutesLeft(left: number): number {
  return Math.max(0, Math.ceil(left / MINUTE))
}

/** The minutes that are to be told just now; nothing in all the time between. */
export function minutesTold(left: number): number | undefined {
  return left > 0 ? TOLD.find((minutes) => minutesLeft(left) === minutes) : undefined
}

/** So many questions of so many must be wholly right for a mark (percent). */
export function neededFor(pass: number, of: number): number {
  return Math.ceil((pass * of) / 100)
}
