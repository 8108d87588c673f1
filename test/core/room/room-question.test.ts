import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesOfText,
  LONGEST_QUESTION,
  plainQuestion,
  textOfBytes,
} from '../../../src/core/room/room-question.ts'

const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }))

describe('a question that anyone typed', () => {
  test.each([
    ['  Why\r\n so?\t', 'Why so?'],
    ['e\u0301', 'é'],
    ['\u202egnp.exe\u202c', 'gnp.exe'],
    ['a\u0000b\u200bc\ufeff', 'a bc'],
    ['\ud800', ''],
    ['\u2028', ''],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('%j is %j', (text, plain) => {
    expect(plainQuestion(text)).toBe(plain)
  })

  test('is one short line of whole letters, and stays so', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const plain = plainQuestion(text)
        expect(plain.length).toBeLessThanOrEqual(LONGEST_QUESTION)
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|^\s|\s$|\s\s/u)
        expect(plainQuestion(plain)).toBe(plain)
      }),
      { seed: 120, numRuns: 1000 },
    )
  })

  test('is not cut in the middle of a letter', () => {
    expect(plainQuestion(`${'a'.repeat(119)}𝒳𝒳`)).toBe('a'.repeat(119))
  })

  test('takes at most three bytes for each unit, and comes back out of them', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const plain = plainQuestion(text)
        const bytes = bytesOfText(plain)
        expect(bytes).toEqual([...new TextEncoder().encode(plain)])
        expect(bytes.length).toBeLessThanOrEqual(3 * LONGEST_QUESTION)
        expect(textOfBytes(Uint8Array.from(bytes))).toBe(plain)
      }),
      { seed: 121, numRuns: 1000 },
    )
  })

  test('is no text where the bytes are none', () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe1, 0x83]])
      expect(textOfBytes(Uint8Array.from(bytes))).toBeUndefined()
  })
})
