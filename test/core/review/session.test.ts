import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Aim } from '../../../src/core/review/aim.ts'
import { DAY } from '../../../src/core/review/days.ts'
import { gainOf } from '../../../src/core/review/gain.ts'
import type { Memory } from '../../../src/core/review/memory.ts'
import { recallAt } from '../../../src/core/review/recall.ts'
import { type Today, todaysItems } from '../../../src/core/review/session.ts'
import { bankOf, EVENING, idsOf, memoryWith, pollingIn } from './bank.ts'

const lines = bankOf(5, 12, ['chair'])
const ids = idsOf(lines)
const inTenWeeks: Aim = { polling: pollingIn(70), now: EVENING }

function today(change: Partial<Today> = {}): Today {
  return { lines, memory: new Map(), aim: inTenWeeks, role: undefined, doneToday: 0, ...change }
}

/** A memory in which all questions are known for long, but for some. */
function knownBut(others: Readonly<Record<string, Memory | undefined>>): Map<string, Memory> {
  const known = new Map(ids.map((id) => [id, memoryWith(300, 1)]))
  for (const [id, memory] of Object.entries(others))
    if (memory) known.set(id, memory)
    else known.delete(id)
  return known
}

describe('ten minutes a day', () => {
  test('are twenty questions of half a minute, and never more whatever is asked for', () => {
    expect(todaysItems(today()).items).toHaveLength(20)
    expect(todaysItems(today({ seconds: 9999 })).items).toHaveLength(20)
    expect(todaysItems(today({ seconds: 120 })).items).toHaveLength(4)
  })

  test('are fewer questions for whoever takes longer, and not hundreds for whoever only taps', () => {
    expect(todaysItems(today({ pace: 60_000 })).items).toHaveLength(10)
    expect(todaysItems(today({ pace: 1, lines: bankOf(10, 40) })).items).toHaveLength(120)
  })

  test('go on where they were left, and end', () => {
    expect(todaysItems(today({ doneToday: 400_000 })).items).toHaveLength(6)
    expect(todaysItems(today({ doneToday: 590_000 }))).toEqual({ items: [], done: true })
    expect(todaysItems(today({ doneToday: -5 })).items).toHaveLength(20)
  })

  test('are done at once when nothing would help', () => {
    expect(todaysItems(today({ memory: knownBut({}) }))).toEqual({ items: [], done: true })
    expect(todaysItems(today({ lines: [] }))).toEqual({ items: [], done: true })
  })
})

describe('what is asked', () => {
  test('what fades comes before what is new, by how much asking it helps', () => {
    const memory = knownBut({
      a1: memoryWith(2, 10),
      b1: memoryWith(0.5, 3),
      c1: memoryWith(30, 60),
      d1: undefined,
    })
    const { items } = todaysItems(today({ memory }))
    expect(new Set(items.slice(0, 3))).toEqual(new Set(['a1', 'b1', 'c1']))
    expect(items[3]).toBe('d1')
    const gains = items.slice(0, 3).map((id) => gainOf(memory.get(id), inTenWeeks))
    expect(gains).toEqual([...gains].sort((a, b) => b - a))
  })

  test('what is still fresh is left alone: asking it again would gain little', () => {
    const memory = knownBut({ a1: memoryWith(5, 1) })
    expect(recallAt(memoryWith(5, 1), EVENING)).toBeGreaterThan(0.9)
    expect(todaysItems(today({ memory })).items).toEqual([])
  })

  test('new ones come from all topics, the easy ones first', () => {
    const { items } = todaysItems(today())
    const topics = items.map((id) => id[0])
    expect(new Set(topics.slice(0, 5)).size).toBe(5)
    expect(items.every((id) => Number(id.slice(1)) % 2 === 1)).toBe(true)
  })

  test('no two of one topic come in a row while another is left', () => {
    const topics = todaysItems(today()).items.map((id) => id[0])
    expect(topics.some((topic, at) => topic === topics[at - 1])).toBe(false)
  })

  test('a topic met less than the others goes first', () => {
    const memory = new Map(ids.filter((id) => !id.startsWith('e')).map((id) => [id, memoryWith(300, 1)]))
    memory.delete('a1')
    expect(todaysItems(today({ memory, seconds: 90 })).items).toEqual(['e1', 'e11', 'e3'])
  })

  test('room is kept for the new, so that all are met three days before polling day', () => {
    const memory = new Map(ids.slice(0, 40).map((id) => [id, memoryWith(1, 8)]))
    const fresh = (nights: number): number => {
      const aim = { polling: pollingIn(nights), now: EVENING }
      return todaysItems(today({ memory, aim })).items.filter((id) => !memory.has(id)).length
    }
    expect([fresh(70), fresh(12), fresh(7), fresh(4), fresh(3)]).toEqual([1, 2, 4, 10, 20])
  })

  test('without a polling day the new are spread over four weeks', () => {
    const memory = new Map(ids.slice(0, 34).map((id) => [id, memoryWith(1, 8)]))
    const { items } = todaysItems(today({ memory, aim: { polling: undefined, now: EVENING } }))
    expect(items.filter((id) => !memory.has(id))).toHaveLength(1)
  })

  test('a polling day gone by is as none', () => {
    const gone = todaysItems(today({ aim: { polling: pollingIn(-20), now: EVENING } }))
    expect(gone).toEqual(todaysItems(today({ aim: { polling: undefined, now: EVENING } })))
  })

  test.each([2, 1, 0])('%i nights before, what helps most is asked, old or new', (nights) => {
    const aim = { polling: pollingIn(nights), now: EVENING }
    const memory = knownBut({ a1: memoryWith(0.1, 9), b1: undefined, c1: memoryWith(3, 2), d1: undefined })
    const { items } = todaysItems(today({ memory, aim, seconds: 90 }))
    expect(new Set(items)).toEqual(new Set(['a1', 'b1', 'd1']))
  })

  test('in the last days nothing is asked twice within minutes', () => {
    const memory = new Map(ids.map((id) => [id, { ...memoryWith(2.3, 0), last: EVENING - 240_000 }]))
    expect(todaysItems(today({ memory, aim: { polling: pollingIn(1), now: EVENING } })).items).toEqual([])
  })
})

describe('the role', () => {
  const chairs = lines.flatMap(({ items }) =>
    items.filter(({ roles }) => roles.length > 0).map(({ id }) => id),
  )

  test('its own questions and everybody’s come first', () => {
    expect(
      todaysItems(today({ role: 'registrar', lines })).items.filter((id) => chairs.includes(id)),
    ).toEqual([])
  })

  test('others come when nothing of its own is left', () => {
    const memory = new Map(ids.filter((id) => !chairs.includes(id)).map((id) => [id, memoryWith(300, 1)]))
    const { items } = todaysItems(today({ role: 'registrar', memory }))
    expect(items.length).toBeGreaterThan(0)
    expect(items.every((id) => chairs.includes(id))).toBe(true)
  })
})

describe('whatever is remembered and whatever the clock says', () => {
  const someMemory = fc.dictionary(
    fc.constantFrom(...ids, 'withdrawn'),
    fc.record({
      stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      last: fc.integer({ min: -800, max: 800 }).map((days) => EVENING + days * DAY),
      seen: fc.nat(30),
      right: fc.constant(1),
      of: fc.constant(1),
    }),
    { maxKeys: 60 },
  )
  const someDay = fc.record({
    polling: fc.option(
      fc.integer({ min: -400, max: 400 }).map((nights) => pollingIn(nights)),
      { nil: undefined },
    ),
    now: fc.integer({ min: -400, max: 400 }).map((days) => EVENING + days * DAY),
  })

  test('ten minutes hold, no question comes twice, none is invented, and the same day gives the same', () => {
    fc.assert(
      fc.property(
        someMemory,
        someDay,
        fc.constantFrom(undefined, 'chair' as const, 'registrar' as const),
        fc.nat(700_000),
        fc.integer({ min: 1, max: 200_000 }),
        (known, aim, role, doneToday, pace) => {
          const now = today({ memory: new Map(Object.entries(known)), aim, role, doneToday, pace })
          const { items, done } = todaysItems(now)
          expect(items.length * Math.max(pace, 5000) + doneToday).toBeLessThanOrEqual(
            Math.max(600_000, doneToday),
          )
          expect(new Set(items).size).toBe(items.length)
          expect(items.every((id) => ids.includes(id))).toBe(true)
          expect(done).toBe(items.length === 0)
          expect(todaysItems(now).items).toEqual(items)
        },
      ),
      { seed: 88, numRuns: 200 },
    )
  })

  test('the order in which topics and questions are listed does not matter for who is asked what is fading', () => {
    const memory = new Map(ids.map((id, at) => [id, memoryWith(1 + at / 7, 20)]))
    const turned = [...lines].reverse().map(({ id, items }) => ({ id, items: [...items].reverse() }))
    expect(new Set(todaysItems(today({ memory, lines: turned })).items)).toEqual(
      new Set(todaysItems(today({ memory })).items),
    )
  })
})
