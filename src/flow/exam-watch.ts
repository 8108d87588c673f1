import type { Attempt } from '../core/attempt/attempt.ts'

/*
 * The time of an exam. It runs on while the app is closed, as in a hall. Within a window it is told by a watch that no change of
 * the phone's clock moves; from one window to the next by the clock, which may go wrong meanwhile but never gives time back.
 * How far the clock is off the watch is noted in the attempt (`added clock:<seconds>`), so that a clock moved during the exam
 * costs nothing after a restart either.
 *
 * Some phones stop the watch while they sleep. By how much the clock then runs ahead of it tells two things that look alike: a sleep,
 * and a clock that was moved. A phone sleeps with the page hidden: what is seen after that is a sleep, and is counted, as it is while
 * the app is closed. What is seen while the page was shown all along is a moved clock, and is not.
 */

/** What a watch showed when it was started, and when that was. */
interface Watch {
  readonly base: number
  readonly from: number
}

/** One for each exam opened in this window. */
const watches = new Map<Attempt['id'], Watch>()

/** Below so many ms the clock and the watch agree. */
const AGREE = 5_000

/** For how long this window has slept, and by how much the clock was ahead of the watch when the page was hidden, while it is. */
let slept = 0
let aheadWhenHidden: number | undefined

/** Starts the watch of an exam, unless it runs in this window already. */
export function startWatch(attempt: Attempt): Watch {
  const running = watches.get(attempt.id)
  if (running) return running
  if (watches.size === 0) watchForSleep()
  const byClock = Date.now() - attempt.startedAt - clockOff(attempt)
  const watch = { base: Math.max(lastIn(attempt), byClock), from: shown() }
  watches.set(attempt.id, watch)
  return watch
}

/** Milliseconds since an exam began on this phone; never less than its last event tells. */
export function elapsedIn(attempt: Attempt): number {
  const { base, from } = startWatch(attempt)
  return Math.floor(Math.max(lastIn(attempt), base + shown() - from))
}

/** What the watch shows, the time this window slept counted in. */
function shown(): number {
  return performance.now() + slept + sleeping()
}

/** How long the sleep has been that is not over, or that is over and the page does not know yet. */
function sleeping(): number {
  const ahead = aheadWhenHidden === undefined ? 0 : Date.now() - performance.now() - aheadWhenHidden
  return ahead < AGREE ? 0 : ahead
}

function watchForSleep(): void {
  if (typeof document === 'undefined') return
  document.addEventListener('visibilitychange', noteSleep)
  noteSleep()
}

function noteSleep(): void {
  slept += sleeping()
  aheadWhenHidden = document.visibilityState === 'hidden' ? Date.now() - performance.now() : undefined
}

/** What to note of the clock before the next event: nothing while it runs as it did. */
export function clockMoved(attempt: Attempt): string | undefined {
  const off = Date.now() - attempt.startedAt - elapsedIn(attempt)
  return Math.abs(off - clockOff(attempt)) < AGREE ? undefined : `clock:${Math.round(off / 1000)}`
}

function lastIn({ events }: Attempt): number {
  return events.at(-1)?.after ?? 0
}

/** By how many ms the clock was ahead of the watch when that was last noted. */
function clockOff({ events }: Attempt): number {
  const noted = events.findLast(({ act, object }) => act === 'added' && object.startsWith('clock:'))
  const seconds = Number(noted?.object.slice('clock:'.length) ?? 0)
  return Number.isFinite(seconds) ? seconds * 1000 : 0
}

/** Puts the watches away, as closing the window does; for tests. */
export function forgetWatches(): void {
  watches.clear()
  slept = 0
  aheadWhenHidden = undefined
  if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', noteSleep)
}
