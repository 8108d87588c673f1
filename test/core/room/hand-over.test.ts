import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Random, randomFrom } from '../../../src/core/random.ts'
import { readRecord, withoutNames, writeRecord } from '../../../src/core/room/hand-over.ts'
import { type Entry, entryOf } from '../../../src/core/room/record.ts'
import { reportOf } from '../../../src/core/room/report.ts'
import { fixture } from '../exam/fixture.ts'
import {
  anyEntry,
  card,
  code,
  decided,
  evaluation,
  HEAD,
  ITEMS,
  named,
  OPENED,
  recordOf,
  present,
  sheet,
  tail,
} from './records.ts'

/** One entry of each kind. */
const EVERY_ENTRY: readonly Entry[] = [
  sheet(1, 'a', ['beta', null, 'true:gamma'], { language: 'hy' }),
  sheet(2, 'b', undefined, { via: 'file' }),
  code(3, 0x2c3),
  card(4, 1, 3),
  named(1, 'ნინო „N“'),
  present(2),
  present(3, false),
  evaluation(0xffffffff, [5, null, 1], 'Սա ե՞րբ է։'),
  evaluation(0, [null]),
  decided(1, tail('a')),
  decided(3, 'mark-707'),
  entryOf({ kind: 'released', at: OPENED + 100_000 }),
]
const ROOM = recordOf(EVERY_ENTRY)
const TEXT = writeRecord(ROOM)

function problemOf(text: string): string | null {
  const read = readRecord(text)
  return read.ok ? null : read.problem
}

/** The file with something else in it. */
function changed(change: Record<string, unknown>): string {
  return JSON.stringify({ ...(JSON.parse(TEXT) as object), ...change })
}

describe('the record of a room', () => {
  test('comes back as it was, and as the same text', () => {
    const random = randomFrom('records')
    for (let run = 0; run < 200; run++) {
      const record = recordOf(Array.from({ length: random.below(30) }, () => anyEntry(random)))
      const read = readRecord(writeRecord(record))
      expect(read).toEqual({ ok: true, value: record })
      if (read.ok) expect(writeRecord(read.value)).toBe(writeRecord(record))
    }
  })

  test('of format 1 stays readable', () => {
    const file = JSON.stringify(fixture('room-record'))
    expect(readRecord(file)).toEqual({ ok: true, value: ROOM })
    expect(JSON.parse(TEXT)).toEqual(fixture('room-record'))
  })

  test('stands in the description of the format as it is written', () => {
    const page = readFileSync(new URL('../../../docs/formats/room-record.md', import.meta.url), 'utf8')
    const lines = [...page.matchAll(/^ {4}(\{"answers".+\})$/gm)].map(([, line = '']) => line)
    expect(lines).toHaveLength(1)
    for (const line of lines) expect(TEXT).toContain(line)
    for (const { kind } of EVERY_ENTRY) expect(page).toContain(`| \`${kind}\``)
  })

  test('has an entry once that was in it twice, and none of a newer app’s fields', () => {
    const { entries } = ROOM
    const again = { ...named(1, 'Gohar', OPENED + 5), colour: 'blue' }
    const read = readRecord(changed({ entries: [...entries, ...entries, again] }))
    expect(read).toEqual({
      ok: true,
      value: recordOf([...EVERY_ENTRY, named(1, 'Gohar', OPENED + 5)]),
    })
  })

  test('without its names has everything else', () => {
    const bare = withoutNames(ROOM)
    expect(writeRecord(bare)).not.toContain('ნინო')
    expect(bare.entries).toHaveLength(ROOM.entries.length - 1)
  })

  test('of a full room is far below what is read', () => {
    const seats = Array.from({ length: 60 }, (_, at) => at + 1)
    const places = Array.from({ length: 20 }, (_, at) => at + 1)
    const full = seats.flatMap((seat) => [
      sheet(seat, seat.toString(16), Array<string>(20).fill('a-rather-long-option-id-here')),
      named(seat, 'ა'.repeat(80)),
      evaluation(seat, [5, 5, 5, 5]),
      ...places.map((place) => card(seat, place, 3)),
    ])
    const questions = Array.from({ length: 21 }, (_, place) => ({
      topic: 'opening',
      item: `item-${place}`,
      seed: `4000/${place}`,
    }))
    const text = writeRecord(recordOf(full, { questions }))
    expect(problemOf(text)).toBeNull()
    expect(text.length).toBeLessThan(200_000)
    expect(full.length).toBeLessThan(1600)
  })
})

describe('what is no record', () => {
  test('is refused by name', () => {
    expect(problemOf('')).toBe('not-json')
    expect(problemOf(TEXT.slice(1))).toBe('not-json')
    expect(problemOf(`${' '.repeat(2_000_000)}${TEXT}`)).toBe('too-big')
    for (const foreign of [
      'null',
      '[]',
      '7',
      '{}',
      changed({ ubani: 'packs' }),
      changed({ format: 0 }),
      changed({ format: '1' }),
    ])
      expect(problemOf(foreign)).toBe('foreign')
    expect(problemOf(changed({ format: 2, head: 'of another shape' }))).toBe('newer')
    expect(problemOf(changed({ entries: Array.from({ length: 8001 }, () => named(1, '')) }))).toBe('too-big')
    for (const broken of [
      { head: undefined },
      { entries: undefined },
      { entries: {} },
      { head: { ...HEAD, id: 'x' } },
      { head: { ...HEAD, code: 'k7pm3qxa' } },
      { head: { ...HEAD, seats: 61 } },
      { head: { ...HEAD, title: 'x'.repeat(81) } },
      { head: { ...HEAD, questions: [] } },
    ])
      expect(problemOf(changed(broken)), JSON.stringify(broken).slice(0, 80)).toBe('broken')
  })

  test.each([
    ['a key of another entry', { ...sheet(1, 'a'), key: `sheet/${tail('b')}` }],
    ['a kind of no entry', { kind: 'prize', key: 'prize', at: 1 }],
    ['a seat no room has', { ...sheet(1, 'a'), seat: 0 }],
    ['more answers than questions', { ...sheet(1, 'a'), answers: ['alpha', 'a', 'b', 'c', 'd'] }],
    ['more rights than scored questions', code(1, 1, [true, true, true, true])],
    ['a card for a place that is not asked', card(1, 4, 0)],
    ['a fifth option', card(1, 1, 4)],
    ['a rating of six', evaluation(1, [6])],
    ['a moment that is none', { ...named(1, 'Nino'), at: 0.5 }],
    ['a tail that is none', { ...decided(1, 'A'), key: 'decided/1' }],
    ['nothing', null],
  ])('with %s', (_, entry) => {
    expect(problemOf(changed({ entries: [...ROOM.entries, entry] }))).toBe('broken')
  })

  test('is never thrown at: torn, twisted and invented files are refused or read as a record', () => {
    const file: unknown = JSON.parse(TEXT)
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .tuple(fc.nat(TEXT.length), fc.nat(40), fc.string({ maxLength: 20 }))
        .map(([at, cut, put]) => TEXT.slice(0, at) + put + TEXT.slice(at + cut)),
      fc.json().map((json) => `{"ubani":"room","format":1,"head":${JSON.stringify(HEAD)},"entries":${json}}`),
      fc.nat().map((seed) => JSON.stringify(twisted(file, randomFrom(`twist ${seed}`)))),
      fc.shuffledSubarray([...EVERY_ENTRY]).map((entries) => changed({ entries })),
    )
    let readable = 0
    fc.assert(
      fc.property(hostile, (text) => {
        const read = readRecord(text)
        if (!read.ok) return
        readable++
        expect(readRecord(writeRecord(read.value))).toEqual(read)
        expect(reportOf(read.value, ITEMS).people.length).toBeGreaterThanOrEqual(read.value.head.seats)
      }),
      { seed: 34, numRuns: 800 },
    )
    expect(readable).toBeGreaterThan(120) // the others would prove little if nothing were ever read
  })

  test('is refused at any depth', () => {
    expect(problemOf('['.repeat(300_000))).toBe('not-json')
    expect(problemOf(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).not.toBeNull()
    const proto = TEXT.replace('"entries":', '"__proto__":{"polluted":1},"entries":')
    const read = readRecord(proto)
    expect(read).toEqual({ ok: true, value: ROOM })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

/** A value with one place in it changed for another value, taken from elsewhere or invented. */
function twisted(value: unknown, random: Random): unknown {
  const strange = [
    null,
    '',
    'sheet',
    -1,
    0,
    1,
    61,
    2 ** 53,
    0.5,
    [],
    {},
    [null],
    true,
    'a'.repeat(700),
    OPENED,
  ]
  if (random.chance(15) || typeof value !== 'object' || value === null) return random.pick(strange)
  const places = Object.keys(value)
  if (places.length === 0) return random.pick(strange)
  const place = random.pick(places)
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value }
  if (random.chance(10)) delete copy[place]
  else copy[place] = twisted(copy[place], random)
  return copy
}
