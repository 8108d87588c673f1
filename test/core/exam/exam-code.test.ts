import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bankOf,
  EXAM_SEEDS,
  type ExamCode,
  readExamCode,
  showCode,
  writeExamCode,
} from '../../../src/core/exam/exam-code.ts'
import { LEVELS } from '../../../src/core/protocol/levels.ts'
import { readCode, SEEDS, writeCode } from '../../../src/core/protocol/code.ts'
import { codedSigns } from '../../../src/core/coded-signs.ts'
import { fixture } from './fixture.ts'

const SIGNS = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const PLACES = Array.from({ length: 8 }, (_, at) => at)

const codes: fc.Arbitrary<ExamCode> = fc.record({
  exam: fc.integer({ min: 1, max: 30 }),
  seed: fc.nat(EXAM_SEEDS - 1),
  bank: fc.nat(1023),
})

function problemOf(text: string): string | null {
  const read = readExamCode(text)
  return read.ok ? null : read.problem
}

/** A code of a made-up format version, exam and so on. */
function writtenAs(format: number, exam: number): string {
  return codedSigns(((format * 32 + exam) * EXAM_SEEDS + 9) * 1024 + 5, 0)
}

describe('exam codes', () => {
  test.each(fixture('exam-code') as ({ code: string } & ExamCode)[])(
    '$code is exam $exam, seed $seed, bank $bank, and always will be',
    ({ code, ...means }) => {
      expect(writeExamCode(means)).toBe(code)
      expect(readExamCode(code)).toEqual({ ok: true, value: means })
    },
  )

  test('what is written is read again, also as it is shown', () => {
    const again = (code: ExamCode) => {
      const written = writeExamCode(code)
      expect(written).toMatch(/^[2-9A-HJKMNP-TW-Z]{8}$/)
      expect(showCode(written)).toMatch(/^.{4}-.{4}$/)
      expect(readExamCode(showCode(written).toLowerCase())).toEqual({ ok: true, value: code })
    }
    fc.assert(fc.property(codes, again), { seed: 501, numRuns: 3000 })
  })

  test('every single wrong sign is noticed, at every place', () => {
    const noticed = (of: ExamCode) => {
      const code = writeExamCode(of)
      for (const at of PLACES)
        for (const sign of SIGNS)
          if (sign !== code[at]) {
            const wrong = code.slice(0, at) + sign + code.slice(at + 1)
            expect(problemOf(wrong), wrong).toBe('check')
          }
    }
    fc.assert(fc.property(codes, noticed), { seed: 502, numRuns: 100 })
  })

  test('any two signs that changed places are noticed, neighbours or not', () => {
    const noticed = (of: ExamCode) => {
      const code = writeExamCode(of)
      for (const one of PLACES)
        for (const other of PLACES) {
          if (one >= other || code[one] === code[other]) continue
          const signs = [...code]
          ;[signs[one], signs[other]] = [signs[other] ?? '', signs[one] ?? '']
          expect(problemOf(signs.join('')), `${code} ${one} ${other}`).toBe('check')
        }
    }
    fc.assert(fc.property(codes, noticed), { seed: 503, numRuns: 300 })
  })

  test('any eight signs are a code or a named problem, and what is read writes the same code', () => {
    const told = (signs: string[]) => {
      const read = readExamCode(signs.join(''))
      if (read.ok) expect(writeExamCode(read.value)).toBe(signs.join(''))
      else expect(['check', 'newer']).toContain(read.problem)
    }
    const eight = fc.array(fc.constantFrom(...SIGNS), { minLength: 8, maxLength: 8 })
    fc.assert(fc.property(eight, told), { seed: 504, numRuns: 3000 })
    fc.assert(
      fc.property(fc.string(), (text) => void readExamCode(text)),
      { seed: 505, numRuns: 500 },
    )
    expect([...SIGNS].map((sign) => problemOf(sign.repeat(8)))).not.toContain(null)
  })

  test('the code of an exercise is never taken for one of an exam, nor the other way round', () => {
    const apart = (form: number, level: (typeof LEVELS)[number], seed: number, code: ExamCode) => {
      expect(problemOf(writeCode({ form, level, seed, generator: 1 }))).toBe('check')
      expect(readCode(writeExamCode(code))).toEqual({ ok: false, problem: 'check' })
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 63 }),
        fc.constantFrom(...LEVELS),
        fc.nat(SEEDS - 1),
        codes,
        apart,
      ),
      { seed: 506, numRuns: 1000 },
    )
  })

  test.each([
    ['spaces and dashes', ' 5Q7Y – PZQW '],
    ['wide letters', '５Ｑ７ＹＰＺＱＷ'],
    ['a Georgian keyboard', '5ქ7ყპზქწ'],
  ])('%s are read: %s', (_, text) => {
    expect(readExamCode(text)).toEqual(readExamCode('5Q7YPZQW'))
  })

  test.each([
    ['', 'blank'],
    [' - — ', 'blank'],
    ['5Q7YPZQ', 'length'],
    ['5Q7YPZQWW', 'length'],
    ['5Q7YPZQ0', 'letters'],
    ['5Q7YPZQ!', 'letters'],
    ['5Q7YPZWQ', 'check'],
    [writtenAs(2, 1), 'newer'],
    [writtenAs(7, 30), 'newer'],
    [writtenAs(0, 1), 'check'], // nobody writes these
    [writtenAs(1, 0), 'check'],
    [writtenAs(1, 31), 'check'],
  ])('"%s" is refused: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem)
  })

  test('what no code can hold is not written', () => {
    for (const wrong of [
      { exam: 0 },
      { exam: 31 },
      { seed: -1 },
      { seed: EXAM_SEEDS },
      { seed: 0.5 },
      { bank: 1024 },
      { bank: Number.NaN },
    ])
      expect(() => writeExamCode({ exam: 1, seed: 1, bank: 1, ...wrong })).toThrow('No code can hold')
  })

  test('of a bank the first ten bits of its fingerprint are told', () => {
    expect(bankOf('00000000')).toBe(0)
    expect(bankOf('ffffffff')).toBe(1023)
    expect(bankOf('003fffff')).toBe(0)
    expect(bankOf('00400000')).toBe(1)
    expect(bankOf('80000000')).toBe(512)
  })
})
