import { readFileSync } from 'node:fs'
import { crc32 as zlibCrc } from 'node:zlib'
import fc from 'fast-check'
import { correction, generate } from 'lean-qr'
import { describe, expect, test } from 'vitest'
import { crc32 } from '../../../src/core/crc-32.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { readBase45, writeBase45 } from '../../../src/core/room/base45.ts'
import { writeEvaluation } from '../../../src/core/room/evaluation.ts'
import {
  gather,
  type Gathered,
  missingParts,
  MOST_PARTS,
  type Part,
  PART_SIZE,
  readPart,
  wholeOf,
  writeSequence,
} from '../../../src/core/room/square-sequence.ts'
import { mac, startOf } from './room.ts'

const plain = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text))
const LONG = Uint8Array.from({ length: 5 * PART_SIZE - 17 }, (_, at) => (at * 31) % 251)

function written(bytes: Uint8Array): string[] {
  const sequence = writeSequence(bytes)
  if (!sequence.ok) throw new Error(sequence.problem)
  return sequence.value
}

function partOf(text: string): Part {
  const read = readPart(text)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

function gathered(texts: readonly string[]): Gathered | undefined {
  return texts.reduce<Gathered | undefined>((before, text) => gather(before, partOf(text)), undefined)
}

function problemOf(text: string | undefined): string | null {
  const read = readPart(text ?? '')
  return read.ok ? null : read.problem
}

/** A part with these bytes, whatever they say, and a check that fits. */
function checked(...said: readonly number[]): string {
  const sum = crc32(Uint8Array.from(said)) & 0xffff
  return writeBase45(Uint8Array.of(...said, sum >> 8, sum & 255))
}

describe('a sequence of squares', () => {
  test('gives back what was cut, in whatever order and however often its parts are seen', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 * PART_SIZE }), fc.nat(), (bytes, seed) => {
        const random = randomFrom(`loop ${seed}`)
        const texts = written(bytes)
        let now: Gathered | undefined
        for (const text of random.shuffle([...texts, ...texts])) now = gather(now, partOf(text))
        expect(now && missingParts(now)).toEqual([])
        expect(now && wholeOf(now)).toEqual(bytes)
      }),
      { seed: 2, numRuns: 60 },
    )
  })

  test('tells which squares are still missing, by the numbers that stand beside them', () => {
    const texts = written(LONG)
    expect(texts).toHaveLength(5)
    const some = gathered([texts[3] ?? '', texts[0] ?? '', texts[3] ?? ''])
    expect(some && missingParts(some)).toEqual([2, 3, 5])
    expect(some && wholeOf(some)).toBeUndefined()
  })

  test('begins anew when another one is shown', () => {
    const [one = '', two = ''] = written(LONG)
    const other = written(plain('another record'))
    const now = gathered([one, two, ...other])
    expect(now && wholeOf(now)).toEqual(plain('another record'))
    const back = gathered([one, ...other, two])
    expect(back && missingParts(back)).toEqual([1, 3, 4, 5])
  })

  test('needs squares of at most 57 modules a side, and no more of them than a loop can bear', () => {
    const full = written(Uint8Array.from({ length: MOST_PARTS * PART_SIZE }, (_, at) => (at * 7) % 256))
    expect(full).toHaveLength(MOST_PARTS)
    for (const text of [full[0] ?? '', full.at(-1) ?? '']) {
      const { size } = generate(text, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.L })
      expect(size).toBe(57)
    }
    expect(writeSequence(new Uint8Array(MOST_PARTS * PART_SIZE + 1))).toEqual({
      ok: false,
      problem: 'too-long',
    })
  })

  test('stands in the description of the format as it is written', () => {
    const page = readFileSync(new URL('../../../docs/formats/room-sequence.md', import.meta.url), 'utf8')
    const [text = ''] = written(plain('ubani'))
    const hex = Buffer.from(readBase45(text) ?? []).toString('hex')
    expect(hex).toMatch(/^c1.{8}01007562616e69.{4}$/)
    expect(page).toContain(
      `\n${hex.slice(0, 2)} ${hex.slice(2, 10)} 01 00 7562616e69 ${hex.slice(-4)}\n${text}\n`,
    )
  })

  test('is checked as everybody else checks', () => {
    expect(crc32(plain('123456789'))).toBe(0xcbf43926)
    if (typeof zlibCrc === 'function') expect(crc32(LONG)).toBe(zlibCrc(LONG))
  })
})

describe('what is no part', () => {
  test('is refused by name', async () => {
    const [first = ''] = written(LONG)
    const evaluation = await writeEvaluation(startOf(), { number: 7, ratings: [1, 2, 3, 4] }, mac)
    for (const foreign of [
      '',
      'hello',
      'https://ubani.test/room/join#K7PM3QXA',
      evaluation,
      first.toLowerCase(),
    ])
      expect(problemOf(foreign), foreign).toBe('foreign')
    expect(problemOf(checked(0xc0, 0, 0, 0, 0, 1, 0))).toBe('foreign')
    expect(problemOf(checked(0xc2, 0, 0, 0, 0, 1, 0))).toBe('newer')
    for (const torn of [
      first.slice(0, -3),
      first.slice(0, -1),
      `${first}0`,
      checked(0xc1, 0, 0, 0, 0, 0, 0), // none of none
      checked(0xc1, 0, 0, 0, 0, 2, 2, 9), // a third of two
      checked(0xc1, 0, 0, 0, 0, 2, 0, 9), // a first that is short
      checked(0xc1, 0, 0, 0, 0, 129, 128, 9), // more than there may be
    ])
      expect(problemOf(torn), torn).toBe('torn')
  })

  test('shows it: no changed sign goes through', () => {
    const texts = written(LONG)
    const alphabet = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(371), alphabet, (text, place, sign) => {
        const at = place % text.length
        fc.pre(text[at] !== sign)
        expect(problemOf(text.slice(0, at) + sign + text.slice(at + 1))).not.toBeNull()
      }),
      { seed: 6, numRuns: 1500 },
    )
  })

  test('is never thrown at, and parts that lie about their sequence make no whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 260 }), (bytes) => {
        const read = readPart(checked(0xc1, ...bytes))
        if (!read.ok) return
        const now = gather(undefined, read.value)
        expect(missingParts(now)).toHaveLength(read.value.count - 1)
      }),
      { seed: 7, numRuns: 500 },
    )
    const said = Uint8Array.from(plain('ubani'))
    const lying = partOf(checked(0xc1, 1, 2, 3, 4, 1, 0, ...said))
    expect(wholeOf(gather(undefined, lying))).toBeUndefined()
  })
})
