import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { correction, generate } from 'lean-qr'
import { describe, expect, test } from 'vitest'
import { readBase45, writeBase45 } from '../../../src/core/room/base45.ts'
import {
  readReceipt,
  type Receipt,
  receiptPlace,
  type TakenMarks,
  writeReceipt,
} from '../../../src/core/room/receipt.ts'
import { tagOf } from '../../../src/core/room/room-tag.ts'
import { startDigest } from '../../../src/core/room/square.ts'
import { bytesOf } from '../../../src/core/room/square-frame.ts'
import { writeEvaluation } from '../../../src/core/room/evaluation.ts'
import { readStart, writeStart } from '../../../src/core/room/start.ts'
import { mac, startOf, starts } from './room.ts'

const START = startOf()
const MARKS: TakenMarks = new Map([
  [3, 707],
  [36, 16_383],
])
const TWO: Receipt = { taken: MARKS, at: 'trainer' }
const FIXTURES = JSON.parse(
  readFileSync(new URL('../../fixtures/room-receipt.json', import.meta.url), 'utf8'),
) as readonly {
  readonly code: string
  readonly at: Receipt['at']
  readonly taken: readonly [number, number][]
  readonly hex: string
  readonly text: string
}[]

const places = fc.constantFrom('trainer' as const, 'centre' as const)
const rolls: fc.Arbitrary<Receipt> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(16_383)), { selector: ([seat]) => seat }),
    places,
  )
  .map(([pairs, at]) => ({ taken: new Map(pairs), at }))

async function problemOf(text: string, start = START): Promise<string | null> {
  const read = await readReceipt(text, start, mac)
  return read.ok ? null : read.problem
}

/** A receipt with these bytes after the room, whatever they say, and a tag that fits. */
const tagged = (...body: readonly number[]) => taggedAs(0x91, ...body)
async function taggedAs(first: number, ...body: readonly number[]): Promise<string> {
  const room = startDigest(START)
  const said = Uint8Array.of(first, room >> 8, room & 255, ...body)
  return writeBase45(Uint8Array.of(...said, ...bytesOf(BigInt(await tagOf(START, said, 32, mac)), 4)))
}

describe('the receipt of a room', () => {
  test('comes back as it was, in whatever order people handed in', async () => {
    await fc.assert(
      fc.asyncProperty(starts, rolls, async (start, roll) => {
        const text = await writeReceipt(start, roll, mac)
        expect(await readReceipt(text, start, mac)).toEqual({ ok: true, value: roll })
        expect(receiptPlace(text)).toBe(roll.at)
        const reversed = { ...roll, taken: new Map([...roll.taken].reverse()) }
        expect(await writeReceipt(start, reversed, mac)).toBe(text)
      }),
      { seed: 9, numRuns: 150 },
    )
  })

  test('of sixty phones is a square of 41 modules', async () => {
    const full = new Map(Array.from({ length: 60 }, (_, at) => [at + 1, 16_383 - at] as const))
    const text = await writeReceipt(START, { taken: full, at: 'centre' }, mac)
    expect(text).toHaveLength(180)
    const { size } = generate(text, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.L })
    expect(size).toBe(41)
  })

  test('stands in the description of the format as it is written', async () => {
    const page = readFileSync(new URL('../../../docs/formats/room-receipt.md', import.meta.url), 'utf8')
    expect(page).toContain(`Room \`${writeStart(START)}\``)
    for (const at of ['trainer', 'centre'] as const) {
      const text = await writeReceipt(START, { taken: MARKS, at }, mac)
      expect(page).toContain(`\n${Buffer.from(readBase45(text) ?? []).toString('hex')}\n${text}\n`)
    }
  })

  test('of every version that was ever shown is read, and written as it was', async () => {
    expect(new Set(FIXTURES.map(({ at }) => at))).toEqual(new Set(['trainer', 'centre']))
    for (const { code, at, taken, hex, text } of FIXTURES) {
      const start = readStart(code)
      if (!start.ok) throw new Error(start.problem)
      expect(Buffer.from(readBase45(text) ?? []).toString('hex')).toBe(hex)
      expect(await readReceipt(text, start.value, mac)).toEqual({
        ok: true,
        value: { taken: new Map(taken), at },
      })
      expect(await writeReceipt(start.value, { taken: new Map(taken), at }, mac)).toBe(text)
    }
  })

  test('is not made to say more by changing its version: the tag is of the whole', async () => {
    const bytes = readBase45(await writeReceipt(START, TWO, mac)) ?? new Uint8Array()
    expect(await problemOf(writeBase45(Uint8Array.of(0x92, ...bytes.subarray(1))))).toBe('forged')
  })

  test('is not written for a seat or a mark that there is not', async () => {
    for (const [seat, mark] of [
      [0, 1],
      [61, 1],
      [1, 16_384],
      [1, -1],
      [1, 0.5],
    ] as const)
      await expect(
        writeReceipt(START, { taken: new Map([[seat, mark]]), at: 'trainer' }, mac),
        `${seat}/${mark}`,
      ).rejects.toThrow('No receipt can hold')
  })
})

describe('what is no receipt', () => {
  test('is refused by name', async () => {
    const text = await writeReceipt(START, TWO, mac)
    const evaluation = await writeEvaluation(START, { number: 7, ratings: [1, 2, 3, 4] }, mac)
    for (const foreign of ['', 'hello', 'https://ubani.test/room/join#K7PM3QXA', evaluation])
      expect(await problemOf(foreign), foreign).toBe('foreign')
    for (let first = 0x93; first <= 0x9f; first++)
      expect(await problemOf(writeBase45(Uint8Array.of(first, 0, 0, 0)))).toBe('newer')
    expect(await problemOf(writeBase45(Uint8Array.of(0x90, 0, 0, 0)))).toBe('foreign')
    expect(receiptPlace('hello')).toBeUndefined()
    expect(await problemOf(text, startOf({ seed: 4_001 }))).toBe('other-room')
    expect(await problemOf(text.slice(0, 15))).toBe('torn')
    const seats = [0, 0, 0, 0, 0, 0, 0]
    expect(await problemOf(await tagged(...seats, 1, 0))).toBe('torn') // a mark of one byte
    expect(await problemOf(await tagged(...seats, 0, 0, 1))).toBe('torn') // a mark of nobody
    expect(await problemOf(await tagged(128, ...seats, 0, 1))).toBe('torn') // seat 64
    expect(await problemOf(await tagged(...seats, 1, 0, 1))).toBeNull()
  })

  test('shows it: no changed sign goes through, and nothing is thrown', async () => {
    const text = await writeReceipt(START, { ...TWO, at: 'centre' }, mac)
    const alphabet = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), alphabet, async (at, sign) => {
        fc.pre(text[at] !== sign)
        expect(await problemOf(text.slice(0, at) + sign + text.slice(at + 1))).not.toBeNull()
      }),
      { seed: 2, numRuns: 400 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 130 }), fc.nat(255), async (bytes, first) => {
        const read = await readReceipt(await taggedAs(first, ...bytes), START, mac)
        if (read.ok) for (const seat of read.value.taken.keys()) expect(seat).toBeLessThanOrEqual(60)
      }),
      { seed: 3, numRuns: 200 },
    )
  })
})
