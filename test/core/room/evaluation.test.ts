import fc from 'fast-check'
import { correction, generate } from 'lean-qr'
import { describe, expect, test } from 'vitest'
import { readBase45, writeBase45 } from '../../../src/core/room/base45.ts'
import {
  type Evaluation,
  kindOfSquare,
  readEvaluation,
  writeEvaluation,
} from '../../../src/core/room/evaluation.ts'
import { plainQuestion } from '../../../src/core/room/room-question.ts'
import { writeFrame } from '../../../src/core/room/square-frame.ts'
import { readStart } from '../../../src/core/room/start.ts'
import { fixture } from '../exam/fixture.ts'
import { mac, startOf, starts } from './room.ts'

const START = startOf()
const EVALUATION: Evaluation = { number: 4_000_000_000, ratings: [5, 1, undefined, 3] }
const ASKING: Evaluation = { ...EVALUATION, question: 'რა უნდა ვქნათ?' }

const evaluations: fc.Arbitrary<Evaluation> = fc.record({
  number: fc.nat(2 ** 32 - 1),
  ratings: fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), {
    minLength: 4,
    maxLength: 4,
  }),
})

async function problemOf(text: string, start = START): Promise<string | null> {
  const read = await readEvaluation(text, start, mac)
  return read.ok ? null : read.problem
}

interface Sample {
  readonly kind: string
  readonly text: string
  readonly code: string
  readonly number: number
  readonly ratings: (number | null)[]
  readonly question?: string
}

describe('an evaluation', () => {
  test.each((fixture('room-square') as Sample[]).filter(({ kind }) => kind === 'evaluation'))(
    '$text is what it always was',
    async ({ text, code, number, ratings, question }) => {
      const start = readStart(code)
      if (!start.ok) throw new Error(start.problem)
      const value = {
        number,
        ratings: ratings.map((rating) => rating ?? undefined),
        ...(question && { question }),
      }
      expect(await readEvaluation(text, start.value, mac)).toEqual({ ok: true, value })
      expect(await writeEvaluation(start.value, value, mac)).toBe(text)
    },
  )

  test('comes back as it was, out of the smallest square there is', async () => {
    await fc.assert(
      fc.asyncProperty(starts, evaluations, async (start, evaluation) => {
        const text = await writeEvaluation(start, evaluation, mac)
        expect(kindOfSquare(text)).toBe('evaluation')
        expect(generate(text, { minCorrectionLevel: correction.M }).size).toBe(21)
        expect(await readEvaluation(text, start, mac)).toEqual({ ok: true, value: evaluation })
      }),
      { seed: 1451, numRuns: 500 },
    )
  })

  test('carries a question of any letters', async () => {
    await fc.assert(
      fc.asyncProperty(evaluations, fc.string({ unit: 'binary', maxLength: 150 }), async (said, typed) => {
        const text = await writeEvaluation(START, { ...said, question: typed }, mac)
        const question = plainQuestion(typed)
        const value = question === '' ? said : { ...said, question }
        expect(await readEvaluation(text, START, mac)).toEqual({ ok: true, value })
      }),
      { seed: 1452, numRuns: 500 },
    )
  })

  test.each([
    ['Georgian', 'ქ', 69],
    ['Armenian', 'Ֆ', 57],
    ['Azerbaijani', 'ə', 57],
    ['English', 'q', 45],
  ])('with the longest question in %s is a square that a phone can read', async (_, letter, most) => {
    const text = await writeEvaluation(START, { ...EVALUATION, question: letter.repeat(120) }, mac)
    expect(generate(text, { minCorrectionLevel: correction.L }).size).toBe(most)
  })

  test.each([
    ['without', EVALUATION, 13],
    ['with', ASKING, 49],
  ])(
    'is forged when any bit of it is another, but for those that say what it is, %s a question',
    async (_, said, length) => {
      const bytes = readBase45(await writeEvaluation(START, said, mac)) ?? new Uint8Array()
      expect(bytes.length).toBe(length)
      for (let at = 0; at < bytes.length; at++)
        for (let bit = 0; bit < 8; bit++) {
          const wrong = bytes.map((byte, place) => (place === at ? byte ^ (1 << bit) : byte))
          const problem = await problemOf(writeBase45(wrong))
          if (at === 0) expect(['foreign', 'newer']).toContain(problem)
          else expect(problem).toBe(at < 3 ? 'other-room' : 'forged')
        }
    },
  )

  test('is refused when it is of another room, torn, or says what no app writes', async () => {
    const text = await writeEvaluation(START, EVALUATION, mac)
    expect(await problemOf(text, startOf({ seed: 1 }))).toBe('other-room')
    for (let length = 3; length < text.length; length++)
      expect(await problemOf(text.slice(0, length))).toBe('torn')
    // cut in its question it may be a whole one: then its tag is another
    const asked = await writeEvaluation(START, ASKING, mac)
    for (let length = text.length; length < asked.length; length++)
      expect(['torn', 'forged']).toContain(await problemOf(asked.slice(0, length)))
    const body = Uint8Array.of(0, 0, 0, 1, 1296 >> 8, 1296 & 255)
    expect(await problemOf(await writeFrame('evaluation', START, body, mac))).toBe('torn')
    expect(await problemOf(await writeFrame('answers', START, body, mac))).toBe('foreign')
    const asking = (...bytes: number[]): Promise<string> =>
      writeFrame('evaluation', START, Uint8Array.of(0, 0, 0, 1, 0, 0, ...bytes), mac)
    expect(await problemOf(await asking(0xe1, 0x83))).toBe('torn') // half of a letter
    expect(await problemOf(await asking(0xff))).toBe('torn') // never a letter
    expect(await problemOf(await asking(...Array<number>(360).fill(0x61)))).toBeNull()
    expect(await problemOf(await asking(...Array<number>(361).fill(0x61)))).toBe('torn')
    expect(await problemOf('')).toBe('foreign')
  })

  test('cannot be written', async () => {
    for (const wrong of [
      { number: -1 },
      { number: 2 ** 32 },
      { number: 0.5 },
      { ratings: [1, 2, 3] },
      { ratings: [1, 2, 3, 6] },
      { ratings: [1, 2, 3, 1.5] },
    ])
      await expect(writeEvaluation(START, { ...EVALUATION, ...wrong }, mac)).rejects.toThrow(
        'No square can hold',
      )
  })
})
