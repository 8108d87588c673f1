import { makeUuid } from '../../../src/core/ids.ts'
import type { Item } from '../../../src/core/question/question.ts'
import type { Random } from '../../../src/core/random.ts'
import { merge } from '../../../src/core/room/merge.ts'
import {
  type Entry,
  type EntryOf,
  entryOf,
  type RoomHead,
  type RoomRecord,
} from '../../../src/core/room/record.ts'
import { item } from '../question/items.ts'

/** 29 November 2026, ten o'clock in Tbilisi. */
export const OPENED = Date.UTC(2026, 10, 29, 6)
/** The same day as phones count it. */
export const TODAY = Math.floor(OPENED / 86_400_000)

/** A small quiz: a warm-up, and one of each kind that a quick quiz asks. */
export const ITEMS: readonly Item[] = [
  item('choice', { id: 'warm', fixed: true }),
  item('choice'), // beta is right
  item('several'), // beta and delta
  item('truth'), // true:gamma
]

export const HEAD: RoomHead = {
  format: 1,
  id: makeUuid(
    OPENED,
    Uint8Array.from({ length: 10 }, (_, at) => at),
  ),
  code: 'K7PM3QXA',
  title: 'Morning',
  language: 'ka',
  bank: '1357beef',
  pack: { version: 6, issued: '2026-11-20T08:00:00Z' },
  openedAt: OPENED,
  seats: 4,
  questions: ITEMS.map(({ id }, place) => ({
    topic: place < 2 ? 'opening' : 'counting',
    item: id,
    seed: `4000/${id}`,
  })),
}

/** A room of these entries. */
export function recordOf(entries: readonly Entry[], head: Partial<RoomHead> = {}): RoomRecord {
  return { head: { ...HEAD, ...head }, entries: merge(entries, []) }
}

/** Sixteen hex digits that end in these. */
export function tail(end: string): string {
  return end.padStart(16, '0')
}

/** What a phone on a seat shows; the warm-up is not among the answers. */
export function sheet(
  seat: number,
  end: string,
  answers: readonly (string | null)[] = ['beta', 'beta,delta', 'true:gamma'],
  change: Partial<EntryOf<'sheet'>> = {},
): EntryOf<'sheet'> {
  return entryOf({
    kind: 'sheet',
    seat,
    tail: tail(end),
    day: TODAY,
    minutes: 7,
    answers: ['alpha', ...answers],
    via: 'square',
    at: OPENED + 60_000,
    ...change,
  })
}

/** What a phone on a seat tells. */
export function code(
  seat: number,
  mark: number,
  rights: readonly boolean[] = [true, false, true],
): EntryOf<'code'> {
  return entryOf({ kind: 'code', seat, mark, rights, at: OPENED + 50_000 })
}

/** A card held up. */
export function card(seat: number, place: number, option: number, at = OPENED): EntryOf<'card'> {
  return entryOf({ kind: 'card', card: seat, place, option, at })
}

/** The trainer's word on which phone counts for a seat. */
export function decided(seat: number, taken: string, at = OPENED + 90_000): EntryOf<'decided'> {
  return entryOf({ kind: 'decided', seat, tail: taken, at })
}

/** A name on a seat. */
export function named(seat: number, name: string, at = OPENED): EntryOf<'seat'> {
  return entryOf({ kind: 'seat', seat, name, at })
}

/** What somebody thought. */
export function evaluation(
  number: number,
  ratings: readonly (number | null)[],
  question?: string,
): EntryOf<'evaluation'> {
  return entryOf({ kind: 'evaluation', number, ratings, at: OPENED, ...(question && { question }) })
}

/** Whether somebody is there on a seat. */
export function present(seat: number, isHere = true, at = OPENED): EntryOf<'present'> {
  return entryOf({ kind: 'present', seat, isHere, at })
}

/** An entry as chance has it, out of so few that two often have the same key. */
export function anyEntry(random: Random): Entry {
  const seat = random.between(1, 5)
  const at = OPENED + random.below(4)
  const answer = (): string | null =>
    random.pick(['alpha', 'beta', 'beta,delta', 'true:gamma', 'false:', null])
  switch (random.below(8)) {
    case 0:
      return sheet(seat, random.pick(['a1', 'b2', 'c3']), [answer(), answer(), answer()], { at })
    case 1:
      return { ...code(seat, random.pick([0xa1, 0xb2, 7]), [random.chance(50), true, false]), at }
    case 2:
      return card(seat, random.below(4), random.below(4), at)
    case 3:
      return named(seat, random.pick(['Nino', 'Գոհար', '']), at)
    case 4:
      return present(seat, random.chance(50), at)
    case 5:
      return { ...evaluation(random.below(3), [random.between(1, 5), null]), at }
    case 6:
      return decided(seat, random.pick([tail('a1'), tail('b2'), 'mark-7']), at)
    default:
      return entryOf({ kind: 'released', at })
  }
}
