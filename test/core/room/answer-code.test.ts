import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codedSigns } from '../../../src/core/coded-signs.ts'
import { readExamCode } from '../../../src/core/exam/exam-code.ts'
import { readCode } from '../../../src/core/protocol/code.ts'
import {
  type AnswerCode,
  markOf,
  readAnswerCode,
  writeAnswerCode,
} from '../../../src/core/room/answer-code.ts'
import { isRelease, releaseCode } from '../../../src/core/room/release.ts'
import { readStart, type RoomStart, showStart, writeStart } from '../../../src/core/room/start.ts'
import { fixture } from '../exam/fixture.ts'
import { mac, SIGNS, startOf, starts } from './room.ts'

const START = startOf()
const CODE: AnswerCode = { seat: 12, rights: [true, false, true, true, false], mark: 4711 }

interface Sample {
  readonly text: string
  readonly start: string
  readonly release: string
  readonly seat: number
  readonly rights: string
  readonly mark: number
}

const codes: fc.Arbitrary<AnswerCode> = fc.record({
  seat: fc.integer({ min: 1, max: 60 }),
  rights: fc.array(fc.boolean(), { maxLength: 20 }),
  mark: fc.nat(16_383),
})

async function problemOf(text: string, start = START, count = 5): Promise<string | null> {
  const read = await readAnswerCode(text, start, count, mac)
  return read.ok ? null : read.problem
}

function started(code: string): RoomStart {
  const read = readStart(code)
  if (!read.ok) throw new Error(`${code}: ${read.problem}`)
  return read.value
}

describe('an answer code', () => {
  test.each(fixture('room-answer-code') as Sample[])('$text is what it always was', async (sample) => {
    const { text, seat, mark } = sample
    const start = started(sample.start)
    const rights = [...sample.rights].map((sign) => sign === '1')
    expect(await writeAnswerCode(start, { seat, rights, mark }, mac)).toBe(text)
    expect(await readAnswerCode(text, start, rights.length, mac)).toEqual({
      ok: true,
      value: { seat, rights, mark },
    })
  })

  test('comes back as it was, also as it is shown', async () => {
    await fc.assert(
      fc.asyncProperty(starts, codes, async (start, code) => {
        const text = await writeAnswerCode(start, code, mac)
        expect(text).toMatch(/^[2-9A-HJKMNP-TW-Z]{12}$/)
        const shown = showStart(text).toLowerCase()
        expect(shown).toMatch(/^.{4}-.{4}-.{4}$/)
        expect(await readAnswerCode(shown, start, code.rights.length, mac)).toEqual({ ok: true, value: code })
      }),
      { seed: 1441, numRuns: 1000 },
    )
  })

  test('is not taken with any single wrong sign, nor with two that changed places', async () => {
    await fc.assert(
      fc.asyncProperty(starts, codes, async (start, code) => {
        const text = await writeAnswerCode(start, code, mac)
        const wrong: string[] = []
        for (let at = 0; at < 12; at++) {
          for (const sign of SIGNS)
            if (sign !== text[at]) wrong.push(text.slice(0, at) + sign + text.slice(at + 1))
          for (let other = at + 1; other < 12; other++) {
            const signs = [...text]
            ;[signs[at], signs[other]] = [signs[other] ?? '', signs[at] ?? '']
            if (text[at] !== text[other]) wrong.push(signs.join(''))
          }
        }
        for (const each of wrong) expect(await problemOf(each, start, code.rights.length), each).toBe('check')
      }),
      { seed: 1442, numRuns: 40 },
    )
  })

  test('of another room is told from a wrong sign', async () => {
    const text = await writeAnswerCode(START, CODE, mac)
    for (const change of [{ seed: 1 }, { topic: 3 }, { bank: 1 }, { swaps: [{ place: 1, turn: 1 }] }])
      expect(await problemOf(text, startOf(change))).toBe('other-room')
  })

  test('of any twelve signs is read or refused by name, and what is read is written the same', async () => {
    const sign = fc.constantFrom(...SIGNS)
    await fc.assert(
      fc.asyncProperty(fc.array(sign, { minLength: 12, maxLength: 12 }), async (signs) => {
        expect(['check', 'other-room']).toContain(await problemOf(signs.join('')))
      }),
      { seed: 1443, numRuns: 2000 },
    )
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await problemOf(text)).not.toBeNull()
        expect(await isRelease(text, START, mac)).toBe(false)
      }),
      { seed: 1444, numRuns: 500 },
    )
    // numbers that twelve signs can hold and no app writes: from 2 to the 53rd on
    expect(await problemOf(codedSigns(29 ** 11 - 1, 5, 12))).toBe('check')
    expect(await problemOf('Z'.repeat(12))).toBe('check')
  })

  test('that says what no app writes is refused', async () => {
    const text = await writeAnswerCode(START, CODE, mac)
    expect(await problemOf(text, START, 3)).toBe('check') // the fourth answer is right, of three
    expect(await problemOf(codedSigns(0, 5, 12))).toBe('check') // no seat
    expect(await problemOf(codedSigns(61 * 2 ** 47, 5, 12))).toBe('check')
  })

  test.each([
    ['', 'blank'],
    ['- -', 'blank'],
    ['0BXFW38TZ9SZ', 'letters'],
    ['4BXFW38TZ9S', 'length'],
    ['4BXFW38TZ9SZZ', 'length'],
  ])('"%s" is refused: %s', async (text, problem) => {
    expect(await problemOf(text)).toBe(problem)
  })

  test('is no code of another sort', async () => {
    const text = await writeAnswerCode(START, CODE, mac)
    for (const read of [readStart(text), readCode(text), readExamCode(text)])
      expect(read).toEqual({ ok: false, problem: 'length' })
    expect(await problemOf(writeStart(START))).toBe('length')
  })

  test('cannot be written', async () => {
    const many = Array<boolean>(21).fill(false)
    for (const wrong of [
      { seat: 0 },
      { seat: 61 },
      { seat: 1.5 },
      { mark: -1 },
      { mark: 16_384 },
      { rights: many },
    ])
      await expect(writeAnswerCode(START, { ...CODE, ...wrong }, mac)).rejects.toThrow(
        'No answer code can hold',
      )
  })

  test('has a mark of the attempt', () => {
    expect(markOf('8b1f00c0ffee2026')).toBe(0x2026)
    expect(markOf('ffffffffffffffff')).toBe(16_383)
    expect(markOf('000000000000c001')).toBe(1)
  })
})

describe('a release code', () => {
  test.each(fixture('room-answer-code') as Sample[])(
    '$release opens $start, as it always did',
    async (sample) => {
      expect(await releaseCode(started(sample.start), mac)).toBe(sample.release)
    },
  )

  test('opens its room as a person types it, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(starts, async (start) => {
        const code = await releaseCode(start, mac)
        expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{4}$/)
        expect(await isRelease(` ${code.slice(0, 2).toLowerCase()} – ${code.slice(2)}`, start, mac)).toBe(
          true,
        )
        expect(await isRelease(code, { ...start, seed: (start.seed + 1) % 4096 }, mac)).toBe(false)
        for (const wrong of [code.slice(1), `${code}2`, '', [...code].reverse().join('')])
          if (wrong !== code) expect(await isRelease(wrong, start, mac)).toBe(false)
      }),
      { seed: 1445, numRuns: 300 },
    )
  })
})
