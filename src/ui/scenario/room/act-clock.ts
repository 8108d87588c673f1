/** A clock that runs down while a group plays. Times in ms. */
export interface ActClock {
  /** What it was set to. */
  readonly whole: number
  /** What was left when it last stood still. */
  readonly left: number
  /** Since when it has been running; undefined while it stands still. */
  readonly since: number | undefined
}

/** Milliseconds in a minute. */
export const MINUTE = 60_000
const LEAST = 1
const MOST = 60

/** A clock set to so many minutes, standing still. */
export function setClock(minutes: number): ActClock {
  const whole = minutes * MINUTE
  return { whole, left: whole, since: undefined }
}

/** What is left (ms), never less than nothing and, should somebody set the phone's clock back, never more than before. */
export function leftOn({ left, since }: ActClock, now: number): number {
  return since === undefined ? left : Math.min(left, Math.max(0, left - (now - since)))
}

/** The clock running from now. */
export function startClock(clock: ActClock, now: number): ActClock {
  return clock.since === undefined ? { ...clock, since: now } : clock
}

/** The clock standing still from now. */
export function pauseClock(clock: ActClock, now: number): ActClock {
  return { ...clock, left: leftOn(clock, now), since: undefined }
}

/** The clock so many minutes longer or shorter, running or not; at least one minute, at most an hour. */
export function changeClock(clock: ActClock, minutes: number, now: number): ActClock {
  const whole = Math.min(MOST, Math.max(LEAST, clock.whole / MINUTE + minutes)) * MINUTE
  const left = Math.max(0, leftOn(clock, now) + whole - clock.whole)
  return { whole, left, since: clock.since === undefined ? undefined : now }
}

/** How a clock stands. `last`: the last minute of several. */
export type Standing = 'still' | 'runs' | 'last' | 'over'

/** How the clock stands now. */
export function standingOf(clock: ActClock, now: number): Standing {
  const left = leftOn(clock, now)
  if (left === 0) return 'over'
  if (clock.since === undefined) return 'still'
  return left <= MINUTE && clock.whole > MINUTE ? 'last' : 'runs'
}

/** What is left as one reads it across a room, "08:00"; a second that has begun counts. */
export function figuresOf(left: number): string {
  const seconds = Math.ceil(left / 1000)
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
