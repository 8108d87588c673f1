import type { RoomHead } from './record.ts'
import type { RoomReport } from './report.ts'
import { meanOf } from './discrimination.ts'
import type { SeatLine } from './standings.ts'

/*
 * Before and after a training: two rooms side by side. The same number of a seat is taken for the same person, because no square holds
 * a name or a pseudonym; whoever changed seats in between is compared with somebody else.
 */

/** A room and what came out of it. */
export interface ReportedRoom {
  readonly head: Pick<RoomHead, 'questions'>
  readonly report: Pick<RoomReport, 'people'>
}

/** So many right of so many. */
export interface Tally {
  readonly right: number
  readonly of: number
}

/** One seat in both rooms; nothing where none of its answers counts. */
export interface SeatPair {
  readonly seat: number
  /** As the later room calls it, or else the earlier one. */
  readonly name: string | undefined
  readonly before: Tally | undefined
  readonly after: Tally | undefined
}

/** One topic in both rooms, over the seats that are in both; nothing where it was not asked. */
export interface TopicPair {
  readonly topic: string
  readonly before: Tally | undefined
  readonly after: Tally | undefined
}

/** Two rooms side by side. */
export interface Comparison {
  /** Every seat that counts in one of them, by its number. */
  readonly seats: readonly SeatPair[]
  /** In the order in which the rooms meet them, the earlier one first. */
  readonly topics: readonly TopicPair[]
  /** How many seats are in both. */
  readonly both: number
  /** The mean share of right answers of the seats that are in both, 0…1. */
  readonly before: number | undefined
  readonly after: number | undefined
}

/** Lays two rooms side by side. Figures of topics and means are of those who are in both: others say nothing about a change. */
export function compareRooms(before: ReportedRoom, after: ReportedRoom): Comparison {
  const [earlier, later] = [peopleBySeat(before), peopleBySeat(after)]
  const counts = (person: SeatLine | undefined): Tally | undefined =>
    person && person.of > 0 ? { right: person.right, of: person.of } : undefined
  const seats = [...new Set([...earlier.keys(), ...later.keys()])]
    .sort((a, b) => a - b)
    .map((seat) => ({
      seat,
      name: later.get(seat)?.name ?? earlier.get(seat)?.name,
      before: counts(earlier.get(seat)),
      after: counts(later.get(seat)),
    }))
    .filter((pair) => pair.before ?? pair.after)
  const inBoth = new Set(seats.filter((pair) => pair.before && pair.after).map(({ seat }) => seat))
  const topics = [...new Set([...topicsOf(before), ...topicsOf(after)])]
  return {
    seats,
    topics: topics.map((topic) => ({
      topic,
      before: tallyOf(before, topic, inBoth),
      after: tallyOf(after, topic, inBoth),
    })),
    both: inBoth.size,
    before: meanShare(seats.flatMap((pair) => (pair.after ? (pair.before ?? []) : []))),
    after: meanShare(seats.flatMap((pair) => (pair.before ? (pair.after ?? []) : []))),
  }
}

function peopleBySeat({ report }: ReportedRoom): Map<number, SeatLine> {
  return new Map(report.people.map((person) => [person.seat, person]))
}

/** The topics of the scored questions. */
function topicsOf({ head }: ReportedRoom): string[] {
  return head.questions.slice(1).map(({ topic }) => topic)
}

function tallyOf(
  { head, report }: ReportedRoom,
  topic: string,
  seats: ReadonlySet<number>,
): Tally | undefined {
  const rights = report.people
    .filter(({ seat }) => seats.has(seat))
    .flatMap((person) =>
      person.rights.filter((_, place) => place > 0 && head.questions[place]?.topic === topic),
    )
    .filter((right) => right !== undefined)
  return rights.length === 0 ? undefined : { right: rights.filter(Boolean).length, of: rights.length }
}

function meanShare(tallies: readonly Tally[]): number | undefined {
  return meanOf(tallies.map(({ right, of }) => right / of))
}
