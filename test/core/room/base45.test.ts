import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBase45, writeBase45 } from '../../../src/core/room/base45.ts'

function bytesIn(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text))
}

describe('base45', () => {
  // RFC 9285, 4.3 and 4.4
  test.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('of %s is %s', (plain, text) => {
    expect(writeBase45(bytesIn(plain))).toBe(text)
    expect(readBase45(text)).toEqual(bytesIn(plain))
  })

  test('any bytes come back, in signs that a square packs best', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const text = writeBase45(bytes)
        expect(text).toMatch(/^[0-9A-Z $%*+\-./:]*$/)
        expect(text.length).toBe(Math.ceil((bytes.length * 3) / 2))
        expect(readBase45(text)).toEqual(bytes)
      }),
      { seed: 1421, numRuns: 1000 },
    )
  })

  test('any text is read or refused, and what is read is written the same', () => {
    const once = (text: string) => {
      const bytes = readBase45(text)
      if (bytes) expect(writeBase45(bytes)).toBe(text)
    }
    const signs = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
    fc.assert(
      fc.property(
        fc.array(signs, { maxLength: 12 }).map((each) => each.join('')),
        once,
      ),
      {
        seed: 1422,
        numRuns: 2000,
      },
    )
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), once), { seed: 1423, numRuns: 500 })
  })

  test.each(['A', 'AAAA', 'GGW', '::', ':::', 'ab', 'AÄ', '😀A'])('%s is none', (text) => {
    expect(readBase45(text)).toBeUndefined()
  })
})
