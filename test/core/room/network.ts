import type { Random } from '../../../src/core/random.ts'
import { markOf } from '../../../src/core/room/answer-code.ts'
import { readRecord, writeRecord } from '../../../src/core/room/hand-over.ts'
import { merge, take } from '../../../src/core/room/merge.ts'
import { type Entry, type EntryOf, entryOf, type RoomRecord } from '../../../src/core/room/record.ts'
import { decided, evaluation, HEAD, named, OPENED, sheet } from './records.ts'

/*
 * A room in which everything goes wrong that can: squares are scanned by this phone or that one, twice or not at all, hours later,
 * in any order, by clocks that disagree; records are exchanged old and in parts. Time passes in steps, by chance from a seed.
 */

/** Somebody in the room, and what of theirs reached a collecting phone. */
export interface Person {
  readonly tail: string
  readonly seat: number
  /** Nothing was lost for good when their sheet or code was taken once. */
  readonly tells: 'sheet' | 'code' | 'both'
}

/** What was said in the room, and where the collecting phones stand in the end. */
export interface Night {
  readonly people: readonly Person[]
  readonly ratings: ReadonlySet<number>
  readonly names: ReadonlyMap<number, { readonly name: string; readonly at: number }>
  readonly collectors: readonly RoomRecord[]
}

interface Parcel {
  readonly due: number
  readonly to: number
  readonly entries: readonly Entry[]
  /** Whether it is somebody's square or a whole record of another collecting phone. */
  readonly isRecord: boolean
}

const SEATS = 6

/** One room, from the first square to the last exchange. */
export function nightOf(random: Random): Night {
  const people = peopleOf(random)
  const count = random.between(2, 3)
  const clocks = Array.from({ length: count }, () => random.between(-600_000, 600_000))
  let records: RoomRecord[] = clocks.map(() => ({ head: HEAD, entries: [] }))
  const ratings = new Set(Array.from({ length: random.below(4) }, () => random.below(1000)))
  const names = new Map<number, { name: string; at: number }>()
  const way: Parcel[] = []

  const send = (entry: Entry, step: number): void => {
    const arrivals = Math.max(1, random.below(4)) // what is lost altogether is shown again until it arrives
    for (let copy = 0; copy < arrivals; copy++) {
      const to = random.below(count)
      const due = step + random.below(12)
      way.push({ due, to, entries: [stamped(entry, clocks[to] ?? 0, due)], isRecord: false })
    }
  }
  for (const person of people) {
    const step = random.below(10)
    if (person.tells !== 'code') send(sheetOf(person), step)
    if (person.tells !== 'sheet') send(codeOf(person), step)
    // the same phone with another seat: the later square is its word, which of them was later is the clocks' business
    if (person.tells === 'sheet' && random.chance(15))
      send({ ...sheetOf(person), seat: random.between(1, SEATS) }, step + 2)
    if (person.tells === 'sheet' && random.chance(10)) {
      const move = decided(random.between(1, SEATS), person.tail, OPENED + step * 1000)
      way.push({ due: step, to: random.below(count), entries: [move], isRecord: false })
    }
  }
  for (const number of ratings) send(evaluation(number, [random.between(1, 5)]), random.below(10))
  for (let seat = 1; seat <= SEATS; seat++) {
    if (!random.chance(40)) continue
    for (const at of random.shuffle([OPENED + 1, OPENED + 2]).slice(random.below(2))) {
      const name = random.pick(['Nino', 'Գոհար', 'Leyla'])
      if (at > (names.get(seat)?.at ?? 0)) names.set(seat, { name, at })
      way.push({
        due: random.below(12),
        to: random.below(count),
        entries: [named(seat, name, at)],
        isRecord: false,
      })
    }
  }

  for (let step = 0; step < 24; step++) {
    for (const parcel of random.shuffle(way.filter(({ due }) => due === step)))
      records = records.map((record, at) => (at === parcel.to ? received(record, parcel, random) : record))
    if (random.chance(20)) {
      const [from, to] = [random.below(count), random.below(count)]
      const entries = records[from]?.entries ?? []
      way.push({ due: step + 1 + random.below(8), to, entries, isRecord: true })
    }
  }
  return { people, ratings, names, collectors: exchanged(records, random) }
}

/** In the end each gives to each, both ways, in any order, some through a file. */
function exchanged(records: readonly RoomRecord[], random: Random): RoomRecord[] {
  const end = records.map(({ entries }) => entries)
  const pairs = records.flatMap((_, one) =>
    records.flatMap((__, other) => (one === other ? [] : [[one, other] as const])),
  )
  for (const [from, to] of [...random.shuffle(pairs), ...random.shuffle(pairs)]) {
    const given = { head: HEAD, entries: end[from] ?? [] }
    const read = random.chance(2) ? readRecord(writeRecord(given)) : ({ ok: true, value: given } as const)
    if (!read.ok) throw new Error(`A record of this app was refused: ${read.problem}`)
    end[to] = merge(end[to] ?? [], read.value.entries)
  }
  return end.map((entries) => ({ head: HEAD, entries }))
}

function received(record: RoomRecord, { entries, isRecord }: Parcel, random: Random): RoomRecord {
  if (isRecord) return { ...record, entries: merge(record.entries, random.shuffle(entries)) }
  return entries.reduce((taken, entry) => take(taken, entry).record, record)
}

function stamped(entry: Entry, clock: number, step: number): Entry {
  return { ...entry, at: OPENED + 3_600_000 + clock + step * 1000 }
}

/** Marks are fourteen bits: two phones on one seat with one mark, and one of them known by its code alone, are taken for one. */
function peopleOf(random: Random): Person[] {
  const people = new Map<number, Person>()
  while (people.size < 3 || random.chance(75)) {
    const tail = Array.from({ length: 16 }, () => random.below(16).toString(16)).join('')
    people.set(markOf(tail), {
      tail,
      seat: random.between(1, SEATS),
      tells: random.pick(['sheet', 'sheet', 'sheet', 'code', 'both'] as const),
    })
  }
  return [...people.values()]
}

function sheetOf({ tail, seat }: Person): EntryOf<'sheet'> {
  return sheet(seat, tail, ['beta', null, 'true:gamma'])
}

function codeOf({ tail, seat }: Person): EntryOf<'code'> {
  return entryOf({ kind: 'code', seat, mark: markOf(tail), rights: [true, false, true], at: OPENED })
}
