const DAY = 24 * 60

/** From when to when something lasts, as one says the time: `10:05`. */
export interface Span {
  readonly from: string
  readonly to: string
}

/**
 * When each of several blocks begins and ends.
 * @param start minutes since midnight at which the first begins
 */
export function timesOf(blocks: readonly { readonly minutes: number }[], start: number): Span[] {
  let at = start
  return blocks.map(({ minutes }) => {
    const from = clockTime(at)
    at += minutes
    return { from, to: clockTime(at) }
  })
}

/** Minutes since midnight as a time of day, `09:05`; beyond midnight it begins anew. */
export function clockTime(minutes: number): string {
  const within = ((minutes % DAY) + DAY) % DAY
  return [Math.floor(within / 60), within % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** A time of day as minutes since midnight; undefined for what is none. */
export function readClockTime(text: string): number | undefined {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim())
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined
}
