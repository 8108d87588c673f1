import type * as Chance from '../src/core/random.ts'
import { built } from './built.ts'
import { SLOW_3G } from './line.ts'
import { makeMember } from './members.ts'
import type { Figures } from './measure.ts'

/* What fifty attempts are on the line, as the phone packs and sends them, and how long that takes on slow 3G: by sums, not by a clock. */

const { randomFrom } = await built<typeof Chance>('core/random')

const ATTEMPTS = 50
/** Ways there and back before the first byte of a request: the connection, and TLS 1.3. */
const GREETING = 2
/** An answer names each attempt; the phone's browser adds some lines to the head of a request. */
const ANSWER = { head: 400, each: 62 } as const
const BROWSER = 500
/** What TCP sends before it has heard anything (bytes), doubled with each way there and back. */
const WINDOW = 14_600

/** The figures of a phone with fifty attempts, of many phones the middle one's. */
export function lineFigures(): Figures {
  const random = randomFrom('line')
  const phones = Array.from({ length: 21 }, () =>
    makeMember(random, { attempts: ATTEMPTS, most: ATTEMPTS, keepAlive: true }),
  )
  const sizes = phones.map(({ letters }) =>
    letters.reduce((sum, { bytes }) => sum + bytes.length + BROWSER, 0),
  )
  const bytes = sizes.sort((a, b) => a - b)[10] ?? 0
  const requests = Math.max(...phones.map(({ letters }) => letters.length))
  const events = phones[0]?.letters.reduce((sum, letter) => sum + letter.events, 0)
  return {
    lineRequests: requests,
    lineBytes: bytes,
    lineAttempt: bytes / ATTEMPTS,
    lineEvent: bytes / (events ?? 1),
    lineTime: timeOf(bytes, requests),
  }
}

/** Milliseconds on slow 3G. */
function timeOf(bytes: number, requests: number): number {
  let [ways, window, left] = [GREETING + requests, WINDOW, bytes]
  for (; left > window; window *= 2) {
    left -= window
    ways++
  }
  const all = bytes + ANSWER.head * requests + ANSWER.each * ATTEMPTS
  return ways * SLOW_3G.roundTrip + (all * 1000) / SLOW_3G.rate
}
