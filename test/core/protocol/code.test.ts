import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExerciseId, readCode, SEEDS, writeCode } from '../../../src/core/protocol/code.ts'
import { LEVELS } from '../../../src/core/protocol/levels.ts'
import { upTo } from './shelf.ts'

const SIGNS = '23456789ABCDEFGHJKMNPQRSTWXYZ'

const ids: fc.Arbitrary<ExerciseId> = fc.record({
  form: fc.integer({ min: 1, max: 63 }),
  level: fc.constantFrom(...LEVELS),
  seed: fc.nat(SEEDS - 1),
  generator: fc.constant(1),
})

function problemOf(text: string): string | null {
  const read = readCode(text)
  return read.ok ? null : read.problem
}

describe('exercise codes', () => {
  test.each([
    ['2X73T57S', 1, 'worked', 0],
    ['3SC5JQYR', 1, 'detective', 262143],
    ['2XAMHGST', 63, 'night', 1234],
    ['2X7AARGD', 5, 'exam', 77],
  ] as const)('[P56] %s is form %i, level %s, seed %i, and always will be', (code, form, level, seed) => {
    expect(writeCode({ form, level, seed, generator: 1 })).toBe(code)
    expect(readCode(code)).toEqual({ ok: true, value: { form, level, seed, generator: 1 } })
  })

  test('[P56] what is written is read again', () => {
    const again = (id: ExerciseId) => {
      expect(writeCode(id)).toMatch(/^[2-9A-HJKMNP-TW-Z]{8}$/)
      expect(readCode(writeCode(id))).toEqual({ ok: true, value: id })
    }
    fc.assert(fc.property(ids, again), { seed: 56, numRuns: 3000 })
  })

  test('[P56] every level and every form has codes of its own', () => {
    const codes = LEVELS.flatMap((level) =>
      upTo(63).map((at) => writeCode({ form: at + 1, level, seed: 4711, generator: 1 })),
    )
    expect(new Set(codes).size).toBe(LEVELS.length * 63)
  })

  test('[P56] every single wrong sign is noticed, at every place', () => {
    const noticed = (id: ExerciseId) => {
      const code = writeCode(id)
      for (const at of upTo(8))
        for (const sign of SIGNS)
          if (sign !== code[at])
            expect(problemOf(code.slice(0, at) + sign + code.slice(at + 1)), `${code} ${at} ${sign}`).toBe(
              'check',
            )
    }
    fc.assert(fc.property(ids, noticed), { seed: 57, numRuns: 100 })
  })

  test('[P56] any two signs that changed places are noticed, neighbours or not', () => {
    const noticed = (id: ExerciseId) => {
      const code = writeCode(id)
      for (const one of upTo(8))
        for (const other of upTo(8)) {
          if (one >= other || code[one] === code[other]) continue
          const signs = [...code]
          ;[signs[one], signs[other]] = [signs[other] ?? '', signs[one] ?? '']
          expect(problemOf(signs.join('')), `${code} ${one} ${other}`).toBe('check')
        }
    }
    fc.assert(fc.property(ids, noticed), { seed: 58, numRuns: 300 })
  })

  test('[P56] any eight signs are an id or a named problem, and an id writes the same code', () => {
    const told = (signs: string[]) => {
      const read = readCode(signs.join(''))
      if (read.ok) expect(writeCode(read.value)).toBe(signs.join(''))
      else expect(['check', 'newer']).toContain(read.problem)
    }
    const eight = fc.array(fc.constantFrom(...SIGNS), { minLength: 8, maxLength: 8 })
    fc.assert(fc.property(eight, told), { seed: 59, numRuns: 3000 })
    fc.assert(
      fc.property(fc.string(), (text) => void readCode(text)),
      { seed: 60, numRuns: 500 },
    )
    expect(upTo(29).map((at) => problemOf((SIGNS[at] ?? '').repeat(8)))).not.toContain(null)
  })

  test.each([
    ['small letters', '2x7aargd'],
    ['spaces and dashes', ' 2X7A – ARGD '],
    ['no-break spaces and points', '2X7A\u00a0\u200bA.R.G.D'],
    ['wide letters', '２Ｘ７ＡＡＲＧＤ'],
    ['accents of a phone', '2X7ÁARĞD'],
    ['a Georgian keyboard', '2ხ7აარგდ'],
    ['Georgian capitals', '2Ხ7ᲐᲐᲠᲒᲓ'],
    ['a Georgian keyboard with shift', '2ხ7ააღგდ'],
    ['an Armenian keyboard', '2ղ7աարգդ'],
    ['Armenian capitals', '2Ղ7ԱԱՐԳԴ'],
  ])('[P56] %s are read: %s', (_, text) => {
    expect(readCode(text)).toEqual(readCode('2X7AARGD'))
  })

  test('[P56] Cyrillic letters are read by their shape', () => {
    const code = 'ABCEHKMPTXY'
    for (const [at, sign] of [...'АВСЕНКМРТХУ'].entries())
      expect(problemOf(`${sign}2345678`)).toBe(problemOf(`${code[at]}2345678`))
    expect(problemOf('Ж2345678')).toBe('letters')
  })

  test.each([
    ['', 'blank'],
    [' - — ', 'blank'],
    ['2X7AARG', 'length'],
    ['2X7AARGDP', 'length'],
    ['2X7AARG0', 'letters'], // nought and O, one and I are in no code
    ['2X7AARGO', 'letters'],
    ['2X7AARG1', 'letters'],
    ['2X7AARGU', 'letters'],
    ['2X7AARG!', 'letters'],
    ['2X7AARGლ', 'letters'],
    ['2X7AARGß', 'letters'],
    ['2X7AARDG', 'check'],
    [writeCode({ form: 1, level: 'exam', seed: 5, generator: 2 }), 'newer'],
    [writeCode({ form: 1, level: 'exam', seed: 5, generator: 31 }), 'newer'],
  ])('[P56] "%s" is refused: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem)
  })

  test('[P56] a level this app does not know is newer', () => {
    const found = new Set<string>()
    const level = LEVELS.length // the next that will be appended
    const whole = ((1 * SEEDS + 9) * 64 + 3) * 32 + level
    const digits: number[] = []
    for (let rest = whole; digits.length < 7; rest = Math.floor(rest / 29)) digits.unshift(rest % 29)
    for (const sign of SIGNS)
      found.add(problemOf(digits.map((digit) => SIGNS[digit]).join('') + sign) ?? 'read')
    expect(found).toEqual(new Set(['check', 'newer']))
  })

  test('[P56] what no code can hold is not written', () => {
    const id = { form: 1, level: 'exam', seed: 1, generator: 1 } as const
    for (const wrong of [
      { form: 0 },
      { form: 64 },
      { seed: -1 },
      { seed: SEEDS },
      { seed: 0.5 },
      { generator: 0 },
      { generator: 32 },
    ])
      expect(() => writeCode({ ...id, ...wrong })).toThrow('No code can hold')
  })
})
