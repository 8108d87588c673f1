import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/pack/canonical.ts'

/** What JSON itself makes of a value: -0 is 0 there. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The same value with the keys of every object in the reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

describe('canonical JSON', () => {
  test('says what the value says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(asJson(value))
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  test('is the same text whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))
      }),
      { seed: 2, numRuns: 500 },
    )
  })

  test('sorts keys by code unit, as RFC 8785 asks, and writes no white space', () => {
    // The example of RFC 8785, section 3.2.3.
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    )
  })

  test('leaves absent members out and keeps the places of absent items', () => {
    expect(canonicalJson({ b: undefined, a: [1, undefined, 3] })).toBe('{"a":[1,null,3]}')
  })

  test('refuses what JSON cannot carry, with the value', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('NaN')
    expect(() => canonicalJson([Infinity])).toThrow('Infinity')
  })
})
