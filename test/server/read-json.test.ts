import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJson, readText } from '../../src/server/read-json.ts'

test('whatever can be written as JSON is read as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      expect(readJson(text)).toEqual({ value: JSON.parse(text) })
    }),
    { numRuns: 2_000, seed: 7 },
  )
})

test('a key that stands twice in one object is refused, however it is written and wherever', () => {
  for (const text of [
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '[{"b":{"a":[1,{"c":0}],"a":2}}]',
    '{"a":{"x":1},"b":"}","a":1}',
    '{"\\"":1,"\\"":2}',
    '{"":1,"":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"a":1,"a":"\\u003a"}',
    '{"a":1,"a":"\\u003A"}',
    '{"\\u003a":1,"a":1,"a":1}',
  ])
    expect(readJson(text), text).toBeUndefined()
  for (const text of [
    '{"a":"a","b":{"a":1},"c":[{"a":1},{"a":2}]}',
    '["a","a"]',
    '{"a":"\\\\","b":"\\""}',
    '{"a:":":","b":"\\u003a"}',
  ])
    expect(readJson(text), text).toEqual({ value: JSON.parse(text) })
})

test('[44] nesting beyond any of our shapes is refused without falling over', () => {
  expect(readJson(`${'['.repeat(32)}${']'.repeat(32)}`)).toBeDefined()
  expect(readJson(`${'['.repeat(33)}${']'.repeat(33)}`)).toBeUndefined()
  expect(readJson(`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`)).toBeUndefined()
})

test('whatever bytes come, there is a value or nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'{}[]",:\\u01ae '.split('')), maxLength: 40 }),
      (text) => {
        const read = readJson(text)
        if (read) expect(read.value).toEqual(JSON.parse(text))
      },
    ),
    { numRuns: 5_000, seed: 7 },
  )
  expect(readText(Uint8Array.of(0xc3, 0x28))).toBeUndefined()
  expect(readText(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined()
  expect(readText(new TextEncoder().encode('ჰՀƏ'))).toBe('ჰՀƏ')
})
