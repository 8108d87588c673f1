import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../src/core/random.ts'
import { merge, take } from '../../../src/core/room/merge.ts'
import { type Entry, entryOf, entrySchema } from '../../../src/core/room/record.ts'
import {
  anyEntry,
  card,
  code,
  decided,
  evaluation,
  named,
  OPENED,
  present,
  recordOf,
  sheet,
  tail,
  TODAY,
} from './records.ts'

const LATER = OPENED + 3_600_000

describe('merging', () => {
  test('asks neither for the order nor for how often', () => {
    const random = randomFrom('merging')
    for (let run = 0; run < 1000; run++) {
      const [one, other, third] = [1, 2, 3].map(() =>
        Array.from({ length: random.below(9) }, () => anyEntry(random)),
      ) as [Entry[], Entry[], Entry[]]
      const both = merge(one, other)
      expect(merge(other, one)).toEqual(both)
      expect(merge(both, other)).toEqual(both)
      expect(merge(both, both)).toEqual(both)
      expect(merge(both, third)).toEqual(merge(one, merge(other, third)))
      expect(merge(random.shuffle([...one, ...other]), [])).toEqual(both)
      expect(new Set(both.map(({ key }) => key))).toEqual(new Set([...one, ...other].map(({ key }) => key)))
      expect(both.map(({ key }) => key)).toEqual([...new Set(both.map(({ key }) => key))].sort())
    }
  })

  test('keeps the later word of what is said anew, and the first of what is said once', () => {
    const winner = (first: Entry, second: Entry): Entry | undefined => merge([first], [second])[0]
    for (const entry of [
      sheet(1, 'a'),
      card(1, 2, 3),
      named(1, 'Nino'),
      present(1),
      decided(1, tail('a')),
      entryOf({ kind: 'released', at: OPENED }),
    ])
      expect(winner(entry, { ...entry, at: LATER })).toEqual({ ...entry, at: LATER })
    for (const entry of [code(1, 5), evaluation(1, [5])])
      expect(winner({ ...entry, at: LATER }, entry)).toEqual(entry)
  })

  test('takes back that somebody is there, whichever word comes first', () => {
    const [here, gone] = [present(1), present(1, false, LATER)]
    expect(merge([here], [gone])).toEqual([gone])
    expect(merge([gone], [here])).toEqual([gone])
  })
})

describe('taking', () => {
  const room = recordOf([sheet(1, 'a'), card(2, 1, 0), code(3, 7)])
  const takenOf = (entry: Entry): string => take(room, entry).taken

  test('what was there already changes nothing', () => {
    for (const entry of [
      sheet(1, 'a', undefined, { at: LATER }),
      sheet(1, 'a', undefined, { at: LATER, via: 'network' }),
      { ...card(2, 1, 0), at: LATER },
      { ...code(3, 7), at: OPENED },
    ])
      expect(take(room, entry)).toEqual({ record: room, taken: 'again' })
  })

  test('the code of a phone whose square is here is that phone again', () => {
    expect(take(room, code(1, 0xa))).toEqual({ record: room, taken: 'again' })
    expect(takenOf(code(1, 0xb))).toBe('second-phone')
    const told = take(recordOf([code(1, 0xa)]), sheet(1, 'a'))
    expect(told.taken).toBe('new')
    expect(told.record.entries).toHaveLength(2)
  })

  test('another phone on a seat is taken, and said', () => {
    const { record, taken } = take(room, sheet(1, 'b'))
    expect(taken).toBe('second-phone')
    expect(record.entries).toHaveLength(4)
    expect(takenOf(sheet(3, 'b'))).toBe('second-phone')
    expect(takenOf(sheet(4, 'b'))).toBe('new')
  })

  test('a square shown anew with another seat moves its phone', () => {
    const { record, taken } = take(room, sheet(4, 'a', undefined, { at: LATER }))
    expect(taken).toBe('new')
    expect(record.entries.filter(({ kind }) => kind === 'sheet')).toMatchObject([{ seat: 4 }])
  })

  test('what changed is new: a card that was turned, a name that was mended', () => {
    expect(takenOf({ ...card(2, 1, 1), at: LATER })).toBe('new')
    expect(takenOf(named(1, 'Nino'))).toBe('new')
    expect(takenOf(evaluation(4, [1]))).toBe('new')
  })

  test('a sheet of a day on which the room was not open is taken, and said', () => {
    const of = (day: number, at = OPENED): string => takenOf(sheet(4, 'b', undefined, { day, at }))
    expect(of(TODAY - 1)).toBe('other-day')
    expect(of(TODAY)).toBe('new')
    expect(of(TODAY + 1)).toBe('new') // a calendar may be a day ahead of UTC
    expect(of(TODAY + 2)).toBe('other-day')
    expect(of(TODAY + 2, OPENED + 2 * 86_400_000)).toBe('new') // the room is still open two days later
    expect(take(room, sheet(4, 'b', undefined, { day: 0 })).record.entries).toHaveLength(4)
  })
})

describe('an entry', () => {
  test('has the key that follows from it, or is none', () => {
    const random = randomFrom('keys')
    for (let run = 0; run < 300; run++) {
      const entry = anyEntry(random)
      expect(entrySchema.parse(entry)).toEqual(entry)
      expect(entrySchema.safeParse({ ...entry, key: `${entry.key}0` }).success).toBe(false)
    }
  })
})
