import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeUuid, slugSchema, uuidSchema } from '../../src/core/ids.ts'

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
/** Any moment a UUID of version 7 can carry: 48 bits of milliseconds. */
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('ids of version 7', () => {
  test('carry version 7, the variant of RFC 9562 and the moment of making', () => {
    fc.assert(
      fc.property(moment, tenBytes, (now, chance) => {
        const id = makeUuid(now, chance)
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(now)
      }),
      { seed: 6, numRuns: 500 },
    )
  })

  test('are in the order of making whatever chance says', () => {
    fc.assert(
      fc.property(moment, moment, tenBytes, tenBytes, (one, other, chance, otherChance) => {
        fc.pre(one !== other)
        const [earlier, later] = one < other ? [one, other] : [other, one]
        expect(makeUuid(earlier, chance) < makeUuid(later, otherChance)).toBe(true)
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  test('differ by chance within one millisecond', () => {
    const chances = Array.from({ length: 256 }, (_, byte) => new Uint8Array(10).fill(byte))
    const ids = new Set(chances.map((chance) => makeUuid(1_790_000_000_000, chance)))
    expect(ids.size).toBe(256)
  })

  test('survive a clock before 1970', () => {
    expect(makeUuid(-5, new Uint8Array(10))).toBe('00000000-0000-7000-8000-000000000000')
  })

  test('are not made of too little chance', () => {
    expect(() => makeUuid(0, new Uint8Array(9))).toThrow('got 9')
  })

  test('of other versions are not taken', () => {
    expect(uuidSchema.safeParse('9b2d1f60-0c4e-4a57-9d42-3a1f6f0f9d55').success).toBe(false)
    expect(uuidSchema.safeParse('019a9e5c-7c00-7000-c000-000000000000').success).toBe(false)
  })
})

test.each([
  ['counting', true],
  ['make-piles-2', true],
  ['Counting', false],
  ['make--piles', false],
  ['-piles', false],
  ['../piles', false],
  ['დათვლა', false],
  ['', false],
  ['a'.repeat(65), false],
])('the author’s id %j is taken: %s', (text, taken) => {
  expect(slugSchema.safeParse(text).success).toBe(taken)
})
