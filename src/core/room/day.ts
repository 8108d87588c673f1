import { DAY } from '../review/days.ts'

/** The last day that a square can say; the year is 2149. */
export const LAST_DAY = 65_535

/** Minutes of which a square says no more than that there were so many, or more. */
export const MOST_MINUTES = 63

/** Days from 1970-01-01 to a date of the calendar, `YYYY-MM-DD`, 0…65535. */
export function dayOfDate(date: string): number {
  return Math.min(Math.max(0, Math.floor(Date.parse(date) / DAY)), LAST_DAY)
}

/** The date so many days after 1970-01-01, `YYYY-MM-DD`. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** Whole minutes between two moments as a square says them, 0…63; a clock that went back is no minutes. */
export function minutesBetween(from: number, to: number): number {
  return Math.min(Math.max(0, Math.floor((to - from) / 60_000)), MOST_MINUTES)
}
