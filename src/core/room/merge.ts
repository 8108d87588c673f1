import { canonicalJson } from '../pack/canonical.ts'
import { DAY } from '../review/days.ts'
import { phonesBySeat } from './phones.ts'
import type { Entry, EntryOf, RoomHead, RoomRecord } from './record.ts'

/*
 * Two phones that gathered in one room put their entries together. Whatever the order, and however often: nobody is lost and nobody
 * is there twice.
 */

/**
 * The union of two lists of entries, sorted by key. Of two with the same key the later word stays: a phone whose seat was changed
 * shows its square anew, a card is turned, a name is mended, somebody is not there after all. What a code told and what was thought of
 * the training is said once: there the first stays. At the same moment their text decides. Later is what the clocks of the gathering
 * phones say; between two that are wrong it may be the other.
 */
export function merge(one: readonly Entry[], other: readonly Entry[]): Entry[] {
  const byKey = new Map<string, Entry>()
  for (const entry of [...one, ...other]) {
    const known = byKey.get(entry.key)
    if (!known || (entry !== known && standsBefore(entry, known))) byKey.set(entry.key, entry)
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

/** What taking an entry came to. */
export type Taken =
  | 'new'
  | 'again' // it says nothing that was not known; the record is as it was
  | 'second-phone' // taken, and another phone answered on that seat
  | 'other-day' // taken, and yet of a day on which this room was not open, by that phone's calendar

/** Takes one entry into a record, and says what that came to. */
export function take(
  record: RoomRecord,
  entry: Entry,
): { readonly record: RoomRecord; readonly taken: Taken } {
  const known = record.entries.find(({ key }) => key === entry.key)
  if (known && (isSaidOnce(entry) || saysTheSame(known, entry))) return { record, taken: 'again' }
  const next = { ...record, entries: merge(record.entries, [entry]) }
  if (entry.kind !== 'sheet' && entry.kind !== 'code') return { record: next, taken: 'new' }
  const here = [...phonesBySeat(next.entries).values()].find((phones) =>
    phones.some(({ sent }) => sent.key === entry.key),
  )
  // the square of that phone is already here
  if (!here) return { record, taken: 'again' }
  if (here.length > 1) return { record: next, taken: 'second-phone' }
  return { record: next, taken: isOfTheseDays(record.head, entry) ? 'new' : 'other-day' }
}

/** Whether an entry takes the place of one with the same key: a total order, so that no order of merging matters. */
function standsBefore(entry: Entry, known: Entry): boolean {
  if (entry.at !== known.at) return isSaidOnce(entry) ? entry.at < known.at : entry.at > known.at
  return canonicalJson(entry) < canonicalJson(known)
}

function isSaidOnce({ kind }: Entry): boolean {
  return kind === 'code' || kind === 'evaluation'
}

/** Whether two entries differ at most in when and by which way they came. */
function saysTheSame(one: Entry, other: Entry): boolean {
  const bare = (entry: Entry): string => canonicalJson({ ...entry, at: 0, via: undefined })
  return bare(one) === bare(other)
}

/**
 * Whether a sheet is of a day on which the room was open. The room knows moments, a phone its calendar, which in this region is
 * never behind UTC and at most a day ahead.
 */
function isOfTheseDays({ openedAt }: RoomHead, entry: EntryOf<'sheet'> | EntryOf<'code'>): boolean {
  if (entry.kind === 'code') return true // it tells no day
  return entry.day >= Math.floor(openedAt / DAY) && entry.day <= Math.floor(entry.at / DAY) + 1
}
