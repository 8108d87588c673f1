/*
 * Quarters of a year, as plans of training count them: `2026-Q4`. They begin at midnight in Tbilisi, Yerevan and Baku, which share one
 * hour (UTC+4) the whole year.
 */

/** By so many ms the clocks there are ahead of UTC. */
export const AHEAD = 4 * 60 * 60_000
export const DAY = 24 * 60 * 60_000

/** A stretch of time: from (ms since 1970), up to but not including. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The quarter in which a moment lies (ms since 1970). */
export function quarterAt(moment: number): string {
  const there = new Date(moment + AHEAD)
  return nameOf(there.getUTCFullYear(), Math.floor(there.getUTCMonth() / 3))
}

/** When the day of a moment began there (ms since 1970). */
export function dayStart(moment: number): number {
  const into = (moment + AHEAD) % DAY
  return moment - (into < 0 ? into + DAY : into)
}

/** When a quarter begins and ends; nothing for a text that names none. */
export function quarterSpan(quarter: string): Span | undefined {
  const [, year, number] = /^(20\d\d)-Q([1-4])$/.exec(quarter) ?? []
  if (year === undefined) return undefined
  const month = 3 * (Number(number) - 1)
  return { from: Date.UTC(Number(year), month) - AHEAD, to: Date.UTC(Number(year), month + 3) - AHEAD }
}

/** The quarter of a moment and those before it, the newest first. @param first the moment at which the oldest of them may lie */
export function quartersBack(moment: number, first: number, most: number): string[] {
  const quarters: string[] = []
  for (let at = moment; quarters.length < most && at >= 0; ) {
    const quarter = quarterAt(at)
    const span = quarterSpan(quarter)
    if (!span || span.to <= first) break
    quarters.push(quarter)
    at = span.from - 1
  }
  return quarters
}

function nameOf(year: number, place: number): string {
  return `${year}-Q${place + 1}`
}
