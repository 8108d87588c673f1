import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Attempt } from '../../src/core/attempt/attempt.ts'
import { clockMoved, elapsedIn, forgetWatches, startWatch } from '../../src/flow/exam-watch.ts'
import { instead } from './window.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 9, 20, 8)
const HOUR = 60 * MINUTE

const attempt = { id: 'exam', startedAt: START, events: [] as Attempt['events'] } as Attempt

/** A page, as far as the watch looks at it, with a clock and a watch that go as the test says. */
class Page extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible'
  #clock = START
  #watch = 1_000

  constructor() {
    super()
    vi.spyOn(Date, 'now').mockImplementation(() => this.#clock)
    vi.spyOn(performance, 'now').mockImplementation(() => this.#watch)
  }

  turn(state: 'visible' | 'hidden'): void {
    this.visibilityState = state
    this.dispatchEvent(new Event('visibilitychange'))
  }

  /** Time goes by; a phone that sleeps may stop the watch. */
  pass(ms: number, isStopped = false): void {
    this.#clock += ms
    if (!isStopped) this.#watch += ms
  }

  moveClock(ms: number): void {
    this.#clock += ms
  }
}

let page: Page
let there: { stop(): void }

beforeEach(() => {
  page = new Page()
  there = instead('document', page)
  forgetWatches() // of the tests before, which have no page
  startWatch(attempt)
})

afterEach(() => {
  forgetWatches()
  there.stop()
  vi.restoreAllMocks()
})

describe('the watch of an exam', () => {
  test('runs on while the phone sleeps, where sleep stops it and where it does not', () => {
    page.pass(5 * MINUTE)
    page.turn('hidden')
    page.pass(10 * MINUTE, true)
    page.turn('visible')
    expect(elapsedIn(attempt)).toBe(15 * MINUTE)
    page.turn('hidden')
    page.pass(3 * MINUTE)
    page.pass(4 * MINUTE, true)
    expect(elapsedIn(attempt), 'before the page knows that it is shown').toBe(22 * MINUTE)
    page.turn('visible')
    page.pass(1 * MINUTE)
    expect(elapsedIn(attempt)).toBe(23 * MINUTE)
    expect(clockMoved(attempt)).toBeUndefined()
  })

  test('does not heed a clock that is set ahead while the page is shown', () => {
    page.pass(5 * MINUTE)
    page.moveClock(3 * HOUR)
    page.pass(1 * MINUTE)
    expect(elapsedIn(attempt)).toBe(6 * MINUTE)
    expect(clockMoved(attempt)).toBe('clock:10800')
    page.turn('hidden')
    page.pass(2 * MINUTE, true)
    page.turn('visible')
    expect(elapsedIn(attempt)).toBe(8 * MINUTE)
    expect(clockMoved(attempt)).toBe('clock:10800')
  })

  test('never runs back with a clock that is set back, hidden or shown', () => {
    page.pass(5 * MINUTE)
    page.turn('hidden')
    page.moveClock(-3 * HOUR)
    page.pass(1 * MINUTE)
    expect(elapsedIn(attempt)).toBe(6 * MINUTE)
    page.turn('visible')
    page.moveClock(-HOUR)
    expect(elapsedIn(attempt)).toBe(6 * MINUTE)
    expect(clockMoved(attempt)).toBe('clock:-14400')
  })

  test('takes no notice of a clock that is a little off', () => {
    page.turn('hidden')
    page.pass(1 * MINUTE)
    page.moveClock(2_000)
    page.turn('visible')
    expect(elapsedIn(attempt)).toBe(1 * MINUTE)
    expect(clockMoved(attempt)).toBeUndefined()
  })

  test('counts the sleep of a page that was opened hidden', () => {
    forgetWatches()
    page.visibilityState = 'hidden'
    startWatch(attempt)
    page.pass(7 * MINUTE, true)
    page.turn('visible')
    expect(elapsedIn(attempt)).toBe(7 * MINUTE)
  })
})
