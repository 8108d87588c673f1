import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBase64Url, writeBase64Url } from '../../src/core/base64url.ts'

test('bytes become the text that everybody else writes for them, and come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 90 }), (bytes) => {
      const text = writeBase64Url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(readBase64Url(text)).toEqual(bytes)
    }),
    { seed: 4 },
  )
})

test('there is one text for some bytes, and every other is refused', () => {
  const signs = fc.constantFrom(...'ABab019-_zw=+/ ')
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 12 }), (drawn) => {
      const text = drawn.join('')
      const bytes = readBase64Url(text)
      if (bytes) expect(writeBase64Url(bytes)).toBe(text)
    }),
    { seed: 5, numRuns: 2000 },
  )
  expect(readBase64Url('')).toEqual(new Uint8Array())
  for (const wrong of ['A', 'AB', 'AAAAA', 'AA==', 'A+', 'AA A', 'ა'])
    expect(readBase64Url(wrong), wrong).toBeUndefined()
})
