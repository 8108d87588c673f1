/** Whether something can be a PIN: four to twelve digits. */
export function isPin(typed: string): boolean {
  return /^\d{4,12}$/.test(typed)
}

/** Wrong tries of a PIN, as they are remembered. */
export interface PinTries {
  readonly wrong: number
  /** When the last one was, in ms since 1970 by this phone's clock. */
  readonly at: number
}

/** So many wrong tries cost no waiting. */
const FREE = 5
/** The first wait (ms); each wrong try more doubles it, up to an hour. */
const FIRST_WAIT = 30_000
const LONGEST_WAIT = 3_600_000

/** How long (ms) until a PIN may be tried again; after a clock was set back the wait begins anew. */
export function waitLeft({ wrong, at }: PinTries, now: number): number {
  if (wrong < FREE) return 0
  const wait = Math.min(FIRST_WAIT * 2 ** Math.min(wrong - FREE, 20), LONGEST_WAIT)
  return Math.max(0, wait - Math.max(0, now - at))
}
