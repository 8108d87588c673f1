import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY } from '../../../src/core/review/days.ts'
import type { Memory } from '../../../src/core/review/memory.ts'
import { READY, readinessOf } from '../../../src/core/review/readiness.ts'
import { recallAt } from '../../../src/core/review/recall.ts'
import { bankOf, EVENING, idsOf, memoryWith, pollingIn } from './bank.ts'

const lines = bankOf(2, 3, ['chair'])
const aim = { polling: pollingIn(10), now: EVENING }

describe('readiness', () => {
  test('says how many will be known on polling day, how many are fading and how many were never met', () => {
    const memory = new Map([
      ['a1', memoryWith(60, 1)],
      ['a2', memoryWith(0.3, 1)],
      ['b1', memoryWith(60, 1)],
    ])
    const { topics, ...all } = readinessOf(lines, memory, aim, undefined)
    expect(all).toMatchObject({ ready: 2, fading: 1, unseen: 3, of: 6 })
    expect(topics.map(({ topic, ready, fading, unseen, of }) => [topic, ready, fading, unseen, of])).toEqual([
      ['a', 1, 1, 1, 3],
      ['b', 1, 0, 2, 3],
    ])
  })

  test('what is expected is the mean recall on polling day, the never met counted as nothing', () => {
    const known = memoryWith(20, 2)
    const { expected, topics } = readinessOf(lines, new Map([['a1', known]]), aim, undefined)
    expect(expected).toBeCloseTo(recallAt(known, pollingIn(10)) / 6, 9)
    expect(topics.map((topic) => topic.expected)).toEqual([expected * 2, 0])
  })

  test('the same memory is less ready for a later day', () => {
    const memory = new Map([['a1', memoryWith(6, 1)]])
    expect(readinessOf(lines, memory, aim, undefined).ready).toBe(1)
    expect(readinessOf(lines, memory, { ...aim, polling: pollingIn(60) }, undefined).ready).toBe(0)
  })

  test('a role sees its own questions and everybody’s', () => {
    expect(readinessOf(lines, new Map(), aim, 'chair').of).toBe(6)
    expect(readinessOf(lines, new Map(), aim, 'registrar').of).toBe(4)
  })

  test('a topic without a question for the role is left out', () => {
    const only = [{ id: 'c', items: [{ id: 'c1', roles: ['chair' as const], difficulty: 1 as const }] }]
    expect(
      readinessOf([...lines, ...only], new Map(), aim, 'registrar').topics.map(({ topic }) => topic),
    ).toEqual(['a', 'b'])
  })

  test('no questions are no readiness, and no division by nothing', () => {
    expect(readinessOf([], new Map(), aim, 'chair')).toEqual({
      ready: 0,
      fading: 0,
      unseen: 0,
      of: 0,
      expected: 0,
      topics: [],
    })
  })

  test('the parts always add up, and the topics to the whole', () => {
    const some = fc.dictionary(
      fc.constantFrom(...idsOf(lines), 'withdrawn'),
      fc.tuple(fc.double({ min: 0.01, max: 400, noNaN: true }), fc.integer({ min: 0, max: 300 })),
    )
    fc.assert(
      fc.property(some, fc.option(fc.integer({ min: -5, max: 70 })), (known, nights) => {
        const memory = new Map<string, Memory>(
          Object.entries(known).map(([item, [stability, days]]) => [item, memoryWith(stability, days)]),
        )
        const polling = nights === null ? undefined : pollingIn(nights)
        const { topics, ...all } = readinessOf(lines, memory, { polling, now: EVENING }, undefined)
        expect(all.ready + all.fading + all.unseen).toBe(all.of)
        expect(all.expected).toBeGreaterThanOrEqual((all.ready / all.of) * READY - 1e-9)
        expect(all.expected).toBeLessThanOrEqual(1)
        for (const part of ['ready', 'fading', 'unseen', 'of'] as const)
          expect(topics.reduce((sum, topic) => sum + topic[part], 0)).toBe(all[part])
      }),
      { seed: 86 },
    )
  })

  test('a phone whose clock is a year ahead shows less, and the same as before once it is right', () => {
    const memory = new Map([['a1', memoryWith(60, 1)]])
    const ahead = readinessOf(lines, memory, { ...aim, now: EVENING + 365 * DAY }, undefined)
    expect(ahead.ready).toBe(0)
    expect(ahead.fading).toBe(1)
  })
})
