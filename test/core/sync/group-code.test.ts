import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readExamCode, writeExamCode } from '../../../src/core/exam/exam-code.ts'
import { readCode, SEEDS, writeCode } from '../../../src/core/protocol/code.ts'
import { GENERATOR } from '../../../src/core/protocol/generator.ts'
import { LEVELS } from '../../../src/core/protocol/level-names.ts'
import { readStart, ROOM_SEEDS, SWAP_TURNS, writeStart } from '../../../src/core/room/start.ts'
import {
  GROUP_CODES,
  groupLink,
  readGroupCode,
  showGroupCode,
  writeGroupCode,
} from '../../../src/core/sync/group-code.ts'

const SIGNS = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const codes = fc.integer({ min: 0, max: GROUP_CODES - 1 }).map(writeGroupCode)

describe('the code of a group', () => {
  test('is eight signs, and reads as it was written, however it was typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[2-9A-Z]{8}$/)
        const shown = showGroupCode(code)
        expect(shown).toMatch(/^....-....$/)
        for (const typed of [code, shown, ` ${shown.toLowerCase()} `, code.split('').join(' ')])
          expect(readGroupCode(typed)).toEqual({ ok: true, value: code })
      }),
    )
  })

  test('comes out of the link of its QR, which tells no server', () => {
    const code = writeGroupCode(123_456_789)
    const link = groupLink('https://ubani.example', code)
    expect(link).toBe(`https://ubani.example/group#${code}`)
    expect(new URL(link).pathname + new URL(link).search).not.toContain(code)
    expect(readGroupCode(link)).toEqual({ ok: true, value: code })
    expect(readGroupCode(` https://ubani.example/group/#${showGroupCode(code)}\n`)).toEqual({
      ok: true,
      value: code,
    })
  })

  test('shows one wrong sign, and two that changed places', () => {
    const place = fc.integer({ min: 0, max: 7 })
    fc.assert(
      fc.property(codes, place, fc.constantFrom(...SIGNS), (code, at, sign) => {
        const wrong = code.slice(0, at) + sign + code.slice(at + 1)
        expect(readGroupCode(wrong).ok).toBe(wrong === code)
      }),
    )
    fc.assert(
      fc.property(codes, place, place, (code, one, other) => {
        const signs = [...code]
        ;[signs[one], signs[other]] = [signs[other] ?? '', signs[one] ?? '']
        expect(readGroupCode(signs.join('')).ok).toBe(signs.join('') === code)
      }),
    )
  })

  test('says what is wrong with a text that is none', () => {
    expect(readGroupCode('')).toEqual({ ok: false, problem: 'blank' })
    expect(readGroupCode('ABCD-EFG')).toEqual({ ok: false, problem: 'length' })
    expect(readGroupCode('ABCD-EF*H')).toEqual({ ok: false, problem: 'letters' })
    expect(readGroupCode('https://ubani.example/room/join#K7PM3QXA').ok).toBe(false)
    for (const chance of [-1, 0.5, GROUP_CODES, Number.NaN])
      expect(() => writeGroupCode(chance)).toThrow(RangeError)
  })

  test('is never taken for an exercise, an exam or a room, nor any of these for a group', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect([readCode(code).ok, readExamCode(code).ok, readStart(code).ok]).toEqual([false, false, false])
      }),
      { numRuns: 2000, seed: 7 },
    )
    const exercise = fc
      .record({
        generator: fc.constant(GENERATOR),
        seed: fc.integer({ min: 0, max: SEEDS - 1 }),
        form: fc.integer({ min: 1, max: 63 }),
        level: fc.constantFrom(...LEVELS),
      })
      .map(writeCode)
    const exam = fc
      .record({
        exam: fc.integer({ min: 1, max: 30 }),
        seed: fc.integer({ min: 0, max: 65_535 }),
        bank: fc.integer({ min: 0, max: 1023 }),
      })
      .map(writeExamCode)
    const room = fc
      .record({
        topic: fc.integer({ min: 0, max: 31 }),
        size: fc.constantFrom(5, 10, 15, 20),
        mode: fc.constantFrom('led', 'own-pace'),
        kinds: fc.constantFrom('quick', 'all', 'cards'),
        bank: fc.integer({ min: 0, max: 1023 }),
        seed: fc.integer({ min: 0, max: ROOM_SEEDS - 1 }),
        swaps: fc
          .uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 5 })
          .chain((places) =>
            fc.tuple(
              ...places
                .toSorted((one, other) => one - other)
                .map((place) =>
                  fc.record({ place: fc.constant(place), turn: fc.integer({ min: 1, max: SWAP_TURNS }) }),
                ),
            ),
          ),
      })
      .map(writeStart)
    fc.assert(
      fc.property(fc.oneof(exercise, exam, room), (code) => {
        // the beginning of a room's longer code is no group either
        expect([readGroupCode(code).ok, readGroupCode(code.slice(0, 8)).ok]).toEqual([false, false])
      }),
      { numRuns: 3000, seed: 7 },
    )
  })

  test('reads any text without falling over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(typeof readGroupCode(text).ok).toBe('boolean')
      }),
    )
  })
})
