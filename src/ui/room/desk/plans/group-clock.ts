/*
 * The clock of a group block. It stands in the address, so that it goes on after a reload and on a phone that slept:
 * `#help` stands still, `#help@sx0k2c` has run since then (seconds since 1970, base 36), `#help@sx0k2c@17` is set to 17 minutes.
 */

/** Milliseconds in a minute. */
export const MINUTE = 60_000
const LEAST = 1
const MOST = 120
/** Whoever opens an address of another day finds the clock standing still (ms). */
const LONGEST = 12 * 60 * MINUTE

/** A clock set to so many minutes; running since then (ms since 1970) unless `since` is undefined. */
export interface GroupClock {
  readonly block: string
  readonly minutes: number
  readonly since: number | undefined
}

/** What a clock belongs to: a block and the minutes planned for work at its cards. */
export interface Worked {
  readonly id: string
  readonly work?: number | undefined
}

/** A clock as its block plans it, standing still. */
export function freshClock({ id, work = LEAST }: Worked): GroupClock {
  return { block: id, minutes: work, since: undefined }
}

/** Reads a clock from the part of an address after `#`; undefined where it names no block of these. */
export function readGroupClock(hash: string, blocks: readonly Worked[], now: number): GroupClock | undefined {
  const [id, since = '', minutes = ''] = hash.replace(/^#/, '').split('@')
  const block = blocks.find((each) => each.id === id)
  if (!block) return undefined
  const fresh = freshClock(block)
  const began = /^[0-9a-z]{1,8}$/.test(since) ? Number.parseInt(since, 36) * 1000 : undefined
  return {
    ...fresh,
    minutes: /^\d{1,3}$/.test(minutes) ? within(Number(minutes)) : fresh.minutes,
    since: began === undefined || now - began > LONGEST ? undefined : began,
  }
}

/** A clock as it stands in an address, after `#`. */
export function writeGroupClock({ block, minutes, since }: GroupClock, planned: number | undefined): string {
  const began = since === undefined ? '' : Math.floor(since / 1000).toString(36)
  if (minutes !== planned) return `${block}@${began}@${minutes}`
  return began === '' ? block : `${block}@${began}`
}

/** What is left (ms): never less than nothing nor, should somebody set the phone's clock back, more than the whole. */
export function leftOn({ minutes, since }: GroupClock, now: number): number {
  const whole = minutes * MINUTE
  return since === undefined ? whole : Math.min(whole, Math.max(0, whole - (now - since)))
}

/** The clock set to so many minutes more or fewer, running or not. */
export function changeClock(clock: GroupClock, minutes: number): GroupClock {
  return { ...clock, minutes: within(clock.minutes + minutes) }
}

/** How a clock stands. `last`: the last minute of several. */
export type Standing = 'still' | 'runs' | 'last' | 'over'

/** How the clock stands now. */
export function standingOf(clock: GroupClock, now: number): Standing {
  if (clock.since === undefined) return 'still'
  const left = leftOn(clock, now)
  if (left === 0) return 'over'
  return left <= MINUTE && clock.minutes > 1 ? 'last' : 'runs'
}

/** What is left as one reads it across a room, "08:00"; a second that has begun counts. */
export function figuresOf(left: number): string {
  const seconds = Math.ceil(left / 1000)
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

function within(minutes: number): number {
  return Math.min(MOST, Math.max(LEAST, minutes))
}
