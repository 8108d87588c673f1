import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyMailbox, lettersAfter, posted } from '../../../src/core/room/mailbox.ts'
import {
  type HostMessage,
  isLater,
  type PhoneMessage,
  readHostMessage,
  readPhoneMessage,
} from '../../../src/core/room/message.ts'

const said: PhoneMessage = {
  version: 1,
  kind: 'answers',
  tail: '8b1f00c0ffee2026',
  seat: 7,
  number: 12,
  answers: ['beta', null, 'true:gamma'],
}
const host: readonly HostMessage[] = [
  { version: 1, kind: 'at', place: 20 },
  { version: 1, kind: 'released', code: 'K7PM' },
  { version: 1, kind: 'taken', receipt: '9FIMXL000N010004N0:EW3UOOWI*4' },
]

describe('a message', () => {
  test('is read as it was written', () => {
    const done = { ...said, square: 'AGKQ LG-3.HOU4UY$41P1W+OF846OU.P19N5ZLF5QA' }
    for (const message of [said, done])
      expect(readPhoneMessage(JSON.stringify(message))).toEqual({ ok: true, value: message })
    for (const message of host)
      expect(readHostMessage(JSON.stringify(message))).toEqual({ ok: true, value: message })
  })

  test('of one direction is none of the other', () => {
    expect(readHostMessage(JSON.stringify(said)).ok).toBe(false)
    for (const message of host) expect(readPhoneMessage(JSON.stringify(message)).ok).toBe(false)
  })

  test.each([
    ['', 'not-json'],
    ['{"version":1', 'not-json'],
    ['null', 'broken'],
    ['[]', 'broken'],
    ['{"version":2,"kind":"answers"}', 'newer'],
    ['{"version":"2"}', 'broken'],
    [JSON.stringify({ ...said, tail: '8B1F00C0FFEE2026' }), 'broken'],
    [JSON.stringify({ ...said, square: 'lower case' }), 'broken'],
    [JSON.stringify({ ...said, more: 'x'.repeat(9000) }), 'too-big'],
  ] as const)('such as %j is refused as %s', (text, problem) => {
    expect(readPhoneMessage(text)).toEqual({ ok: false, problem })
  })

  test('of any text at all is refused or read, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect([readPhoneMessage(text).ok, readHostMessage(text).ok]).toEqual([false, false])
      }),
      { seed: 7 },
    )
    // and of texts that are nearly one: what is read is what stands there
    const leaf = fc.oneof(
      fc.jsonValue(),
      fc.nat(70),
      fc.constantFrom(-1, 1e9, 7.5, true, null, '7', '__proto__', 'x'.repeat(601), 'K7PM'),
    )
    const nearly = fc
      .tuple(
        fc.constantFrom<object>(said, ...host),
        fc.constantFrom(
          'version',
          'kind',
          'tail',
          'seat',
          'number',
          'answers',
          'place',
          'code',
          'receipt',
          'x',
        ),
        leaf,
      )
      .map(([message, name, put]) => JSON.stringify({ ...message, [name]: put }))
    const came = { read: 0, refused: 0 }
    fc.assert(
      fc.property(nearly, (text) => {
        const all = [readPhoneMessage(text), readHostMessage(text)]
        const read = all.filter((each) => each.ok)
        expect(read.length).toBeLessThanOrEqual(1)
        came[read.length > 0 ? 'read' : 'refused'] += 1
        for (const { value } of read) expect(JSON.parse(text)).toMatchObject(value)
      }),
      { seed: 7, numRuns: 1000 },
    )
    expect(came.read).toBeGreaterThan(100)
    expect(came.refused).toBeGreaterThan(100)
  })

  test('is later by its number, and of the trainer when it says something else', () => {
    expect(isLater({ ...said, number: 13 }, said)).toBe(true)
    expect(isLater({ ...said, answers: [] }, said)).toBe(false)
    expect(isLater({ version: 1, kind: 'at', place: 2 }, { version: 1, kind: 'at', place: 3 })).toBe(true)
    expect(isLater({ version: 1, kind: 'at', place: 2 }, { version: 1, kind: 'at', place: 2 })).toBe(false)
  })
})

describe('a mailbox', () => {
  test('keeps the greatest word of each sender, whatever the order and however often', () => {
    const number = fc.integer({ min: 0, max: 9 })
    const tail = fc.constantFrom('a', 'b', 'c').map((sign) => sign.repeat(16))
    fc.assert(
      fc.property(fc.array(fc.record({ tail, number }), { minLength: 1 }), (words) => {
        const messages = words.map((word) => ({ ...said, ...word }))
        const box = messages.reduce<ReturnType<typeof emptyMailbox<PhoneMessage>>>(posted, emptyMailbox())
        const kept = lettersAfter(box, 0)
        const greatest = new Map<string, number>()
        for (const word of words) greatest.set(word.tail, Math.max(word.number, greatest.get(word.tail) ?? 0))
        expect(new Map(kept.map((message) => [message.tail, message.number]))).toEqual(greatest)
        expect(lettersAfter(box, box.last)).toEqual([])
      }),
      { seed: 7 },
    )
  })
})
