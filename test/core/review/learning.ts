import { randomFrom } from '../../../src/core/random.ts'
import { DAY } from '../../../src/core/review/days.ts'
import { type AnswerSeen, memoryOf } from '../../../src/core/review/memory.ts'
import { todaysItems } from '../../../src/core/review/session.ts'
import { bankOf, EVENING, idsOf, pollingIn } from './bank.ts'
import { type Member, memberOf } from './member.ts'

/* Made-up members, whose true memory the app does not see, learn for polling day. */

export const MINUTE = 60_000
const MORNING = 6 * 60 * MINUTE
/** A bank of 120 questions. */
export const lines = bankOf(10, 12)
export const ids = idsOf(lines)

export function meanOver<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / items.length
}

/** Which questions somebody answers on a day, one a minute. */
export type Way = (answers: readonly AnswerSeen[], now: number, polling: number) => readonly string[]

/** By the plan of the day. */
export const planned: Way = (answers, now, polling) =>
  todaysItems({
    lines,
    memory: memoryOf(answers, now),
    aim: { polling, now },
    role: undefined,
    pace: MINUTE,
    doneToday: 0,
  }).items

/** Before the days begin: half of the bank, met once some weeks ago. */
function past(seed: string): { item: string; days: number }[] {
  return randomFrom(`${seed}/past`)
    .shuffle(ids)
    .slice(0, 60)
    .map((item, place) => ({ item, days: -40 + Math.floor(place / 20) * 14 }))
}

/** What the phone takes for now. */
export type Clock = (now: number, day: number) => number

export interface Learnt {
  readonly known: number
  readonly answers: readonly AnswerSeen[]
  readonly member: Member
}

/** What a member knows on the morning of polling day, and what they answered, after so many days of learning one way. */
export function learn(seed: string, nights: number, way: Way, clock: Clock = (now) => now): Learnt {
  const member = memberOf(seed, ids)
  const polling = pollingIn(nights)
  const answers = past(seed).map(({ item, days }, place) =>
    member.answers(item, EVENING + days * DAY + (place % 20) * MINUTE),
  )
  for (let day = 0; day < nights; day++) {
    const now = EVENING + day * DAY
    for (const [place, item] of way(answers, clock(now, day), polling).entries()) {
      const at = now + place * MINUTE
      answers.push({ ...member.answers(item, at), at: clock(at, day) })
    }
  }
  return { known: meanOver(ids, (item) => member.knows(item, polling + MORNING)), answers, member }
}

/** Made-up members. */
export const SEEDS = ['nino', 'aram', 'leyla', 'giorgi', 'ani', 'elvin', 'tamar', 'davit']
