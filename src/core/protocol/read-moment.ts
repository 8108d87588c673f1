const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d)?$/
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Reads a local date ("2026-10-04") or date and time ("2026-10-04T23:40"); null when it is neither. Moments of this
 * shape stand in the order of time when they stand in the order of the alphabet, so no clock is needed to compare them.
 */
export function readMoment(text: string): string | null {
  const parts = MOMENT.exec(text.trim())
  if (!parts) return null
  const [whole, year, month, day] = parts
  const days = Number(month) === 2 && !isLeap(Number(year)) ? 28 : (DAYS[Number(month) - 1] ?? 0)
  return Number(day) >= 1 && Number(day) <= days ? whole : null
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** The date of a moment, without its time. */
export function dateOf(moment: string): string {
  return moment.slice(0, 10)
}
