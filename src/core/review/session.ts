import type { Role } from '../guide/role.ts'
import { type Aim, daysLeft } from './aim.ts'
import { isForRole, type ItemAsked, type TopicAsked } from './asked.ts'
import { gainOf } from './gain.ts'
import type { Memory } from './memory.ts'
import { USUAL_PACE } from './pace.ts'
import { recallAt } from './recall.ts'

export interface Today {
  readonly lines: readonly TopicAsked[]
  readonly memory: ReadonlyMap<string, Memory>
  readonly aim: Aim
  readonly role: Role | undefined
  /** How long a day's review may take; never more than ten minutes. */
  readonly seconds?: number | undefined
  /** Milliseconds somebody takes for a question. */
  readonly pace?: number | undefined
  /** Milliseconds that today's review has taken so far. */
  readonly doneToday: number
}

export interface Session {
  /** Questions to ask now, in this order. */
  readonly items: readonly string[]
  /** Whether that was enough for today. */
  readonly done: boolean
}

const TEN_MINUTES = 600

/** Nobody answers quicker than in so many milliseconds, whatever the pace says. */
const QUICKEST = 5_000

/** Below so much recall a question is worth asking again; above it little is gained. */
const FADING = 0.9

/** All questions should have been met so many days before polling day. */
const ALL_MET_BEFORE = 3

/** Over so many days the new ones are spread while no polling day is set. */
const DAYS_FOR_NEW = 28

/** The last so many days before polling day are for what helps most, old or new. */
const LAST_DAYS = 2

/** What helps less than this is not asked in the last days either: it was asked a moment ago. */
const LEAST_GAIN = 0.01

/**
 * What to ask in today's ten minutes: first what would be forgotten by polling day, by how much asking helps; then new
 * questions, with room kept for so many that all are met in time. The role's own come first, others when none of those is left.
 */
export function todaysItems(today: Today): Session {
  const room = roomLeft(today)
  if (room < 1) return { items: [], done: true }
  const own = chosen(today, room, (item) => isForRole(item, today.role))
  const items = own.length > 0 ? own : chosen(today, room, (item) => !isForRole(item, today.role))
  return { items, done: items.length === 0 }
}

/** How many questions fit into what is left of the ten minutes. */
function roomLeft({ seconds = TEN_MINUTES, pace = USUAL_PACE, doneToday }: Today): number {
  const left = Math.min(seconds, TEN_MINUTES) * 1000 - Math.max(0, doneToday)
  return Math.floor(left / Math.max(pace, QUICKEST))
}

interface Candidate {
  readonly id: string
  readonly topic: string
  readonly gain: number
}

function chosen(today: Today, room: number, fits: (item: ItemAsked) => boolean): string[] {
  const { memory, aim } = today
  const fitting = today.lines.map(({ id, items }) => ({ id, items: items.filter(fits) }))
  const left = daysLeft(aim)
  const fresh = newOnes(fitting, memory, gainOf(undefined, aim))
  const met = metOnes(fitting, memory, aim)
  if (left !== undefined && left <= LAST_DAYS)
    return apart(byGain([...met, ...fresh].filter(({ gain }) => gain >= LEAST_GAIN)).slice(0, room))
  const kept = Math.min(room, Math.ceil(fresh.length / daysForNew(left)))
  const fading = byGain(met.filter(({ recall, gain }) => recall < FADING && gain > 0)).slice(0, room - kept)
  return [...apart(fading), ...apart(fresh.slice(0, room - fading.length))]
}

/** In how many days, today counted, all new questions are to be met. */
function daysForNew(left: number | undefined): number {
  return Math.max(1, (left ?? DAYS_FOR_NEW) - ALL_MET_BEFORE + 1)
}

function metOnes(
  topics: readonly TopicAsked[],
  memory: ReadonlyMap<string, Memory>,
  aim: Aim,
): (Candidate & { readonly recall: number })[] {
  return topics.flatMap(({ id: topic, items }) =>
    items.flatMap(({ id }) => {
      const known = memory.get(id)
      return known ? [{ id, topic, recall: recallAt(known, aim.now), gain: gainOf(known, aim) }] : []
    }),
  )
}

/** Questions never met, topic by topic in turn, the topic met least first, and in a topic the easiest first. */
function newOnes(
  topics: readonly TopicAsked[],
  memory: ReadonlyMap<string, Memory>,
  gain: number,
): Candidate[] {
  return topics
    .flatMap(({ id: topic, items }) => {
      const seen = items.filter(({ id }) => memory.has(id)).length
      return items
        .filter(({ id }) => !memory.has(id))
        .sort((a, b) => a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1))
        .map(({ id }, place) => ({ id, topic, gain, met: (seen + place) / items.length }))
    })
    .sort((a, b) => a.met - b.met)
}

function byGain<Item extends Candidate>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => b.gain - a.gain)
}

/** The same questions, no two of one topic in a row while another topic is left: mixing teaches to tell cases apart. */
function apart(items: readonly Candidate[]): string[] {
  const waiting = [...items]
  const order: string[] = []
  let topic: string | undefined
  while (waiting.length > 0) {
    const other = waiting.findIndex((item) => item.topic !== topic)
    const [next] = waiting.splice(Math.max(0, other), 1)
    if (!next) break
    order.push(next.id)
    topic = next.topic
  }
  return order
}
