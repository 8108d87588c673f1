import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codedSigns } from '../../../src/core/coded-signs.ts'
import { readExamCode, writeExamCode } from '../../../src/core/exam/exam-code.ts'
import { readCode, SEEDS, writeCode } from '../../../src/core/protocol/code.ts'
import { LEVELS } from '../../../src/core/protocol/levels.ts'
import {
  readStart,
  type RoomStart,
  showStart,
  startFromSquare,
  startLink,
  writeStart,
} from '../../../src/core/room/start.ts'
import { fixture } from '../exam/fixture.ts'
import { SIGNS, startOf, starts } from './room.ts'

function problemOf(text: string): string | null {
  const read = readStart(text)
  return read.ok ? null : read.problem
}

/** A code of a made-up format version, kinds and so on. */
function writtenAs(format: number, kinds: number): string {
  return codedSigns((((format * 32 + 3) * 4 + 1) * 2 * 4 + kinds) * 1024 * 4096, 17)
}

describe('start codes', () => {
  test.each(fixture('room-start') as ({ code: string } & RoomStart)[])(
    '$code is what it always was',
    ({ code, ...means }) => {
      expect(writeStart(means)).toBe(code)
      expect(readStart(code)).toEqual({ ok: true, value: means })
    },
  )

  test('what is written is read again, also as it is shown and out of its link', () => {
    const again = (start: RoomStart) => {
      const code = writeStart(start)
      expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]+$/)
      expect(code.length).toBe(start.swaps.length === 0 ? 8 : 9 + 2 * start.swaps.length)
      expect(readStart(showStart(code).toLowerCase())).toEqual({ ok: true, value: start })
      expect(startFromSquare(startLink('https://ubani.example', code))).toBe(code)
    }
    fc.assert(fc.property(starts, again), { seed: 1401, numRuns: 1500 })
  })

  test('every single wrong sign is noticed, at every place, with swaps and without', () => {
    const noticed = (start: RoomStart) => {
      const code = writeStart(start)
      for (let at = 0; at < code.length; at++)
        for (const sign of SIGNS)
          if (sign !== code[at]) {
            const wrong = code.slice(0, at) + sign + code.slice(at + 1)
            expect(problemOf(wrong), wrong).toBe('check')
          }
    }
    fc.assert(fc.property(starts, noticed), { seed: 1402, numRuns: 60 })
  })

  test('any two signs that changed places are noticed, neighbours or not', () => {
    const noticed = (start: RoomStart) => {
      const code = writeStart(start)
      for (let one = 0; one < code.length; one++)
        for (let other = one + 1; other < code.length; other++) {
          if (code[one] === code[other]) continue
          const signs = [...code]
          ;[signs[one], signs[other]] = [signs[other] ?? '', signs[one] ?? '']
          expect(problemOf(signs.join('')), `${code} ${one} ${other}`).toBe('check')
        }
    }
    fc.assert(fc.property(starts, noticed), { seed: 1403, numRuns: 200 })
  })

  test('a code of which the end was not typed is never another one', () => {
    const noticed = (start: RoomStart) => {
      const code = writeStart(start)
      for (let length = 0; length < code.length; length++)
        expect(problemOf(code.slice(0, length)), `${code} ${length}`).not.toBeNull()
    }
    fc.assert(fc.property(starts, noticed), { seed: 1404, numRuns: 2000 })
  })

  test('any signs are a code or a named problem, and what is read writes the same code', () => {
    const told = (signs: string[]) => {
      const read = readStart(signs.join(''))
      if (read.ok) expect(writeStart(read.value)).toBe(signs.join(''))
      else expect(['check', 'length', 'newer']).toContain(read.problem)
    }
    const sign = fc.constantFrom(...SIGNS)
    fc.assert(fc.property(fc.array(sign, { minLength: 8, maxLength: 8 }), told), {
      seed: 1405,
      numRuns: 5000,
    })
    fc.assert(fc.property(fc.array(sign, { minLength: 1, maxLength: 24 }), told), {
      seed: 1406,
      numRuns: 5000,
    })
    fc.assert(
      fc.property(fc.string(), (text) => {
        readStart(text)
        startFromSquare(text)
        showStart(text)
      }),
      { seed: 1407, numRuns: 500 },
    )
    for (const same of SIGNS) expect(problemOf(same.repeat(8)), same).not.toBeNull()
  })

  test('no code of an exercise or an exam is taken for one of a room, nor the other way round', () => {
    const apart = (
      start: RoomStart,
      form: number,
      level: (typeof LEVELS)[number],
      seed: number,
      exam: number,
    ) => {
      expect(problemOf(writeCode({ form, level, seed, generator: 1 }))).toBe('check')
      expect(problemOf(writeExamCode({ exam, seed: seed % 65_536, bank: start.bank }))).toBe('check')
      const code = writeStart(start)
      for (const signs of [code, code.slice(0, 8)]) {
        const problem = signs.length === 8 ? 'check' : 'length'
        expect(readCode(signs)).toEqual({ ok: false, problem })
        expect(readExamCode(signs)).toEqual({ ok: false, problem })
      }
    }
    fc.assert(
      fc.property(
        starts,
        fc.integer({ min: 1, max: 63 }),
        fc.constantFrom(...LEVELS),
        fc.nat(SEEDS - 1),
        fc.integer({ min: 1, max: 30 }),
        apart,
      ),
      { seed: 1408, numRuns: 1000 },
    )
  })

  test.each([
    ['', 'blank'],
    [' - — ', 'blank'],
    ['98DGMJJ', 'length'],
    ['98DGMJJXX', 'length'],
    ['98DGMJJXXX', 'length'],
    ['98DGMJJ0', 'letters'],
    [writtenAs(2, 0), 'newer'],
    [writtenAs(3, 3), 'newer'],
    [writtenAs(0, 0), 'check'], // nobody writes these
    [writtenAs(1, 3), 'check'],
  ])('"%s" is refused: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem)
  })

  test('what no code can hold is not written', () => {
    const swap = (place: number, turn = 1) => ({ place, turn })
    for (const wrong of [
      { topic: 32 },
      { topic: -1 },
      { bank: 1024 },
      { seed: 4096 },
      { seed: 0.5 },
      { size: 7 as 5 },
      { mode: 'other' as 'led' },
      { kinds: 'other' as 'all' },
      { swaps: [swap(0)] },
      { swaps: [swap(11)] }, // beyond the size
      { swaps: [swap(1, 30)] },
      { swaps: [swap(2), swap(1)] },
      { swaps: [swap(2), swap(2)] },
      { swaps: [1, 2, 3, 4, 5, 6, 7].map((place) => swap(place)) },
    ])
      expect(() => writeStart(startOf(wrong)), JSON.stringify(wrong)).toThrow('No code can hold')
  })
})

describe('the link of a start', () => {
  test.each([
    ['https://ubani.example/room/join#98DGMJJF', '98DGMJJF'],
    ['http://10.0.0.5:8080/room/join#98DG-MJJF', '98DG-MJJF'],
    ['  HTTPS://ubani.example/room/join/#98DGMJJF\n', '98DGMJJF'],
    ['98DG MJJF', '98DG MJJF'],
    ['https://example.org/', 'https://example.org/'],
    ['https://ubani.example/room/join', 'https://ubani.example/room/join'],
    ['', ''],
  ])('%s holds %s', (text, code) => {
    expect(startFromSquare(text)).toBe(code)
  })

  test('is shown in groups of four', () => {
    expect(showStart('98DGMJJF')).toBe('98DG-MJJF')
    expect(showStart('98DGMJJFABC')).toBe('98DG-MJJF-ABC')
    expect(showStart('')).toBe('')
  })
})
