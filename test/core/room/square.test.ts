import fc from 'fast-check'
import { correction, generate } from 'lean-qr'
import { describe, expect, test } from 'vitest'
import { answersOf, numberOfAnswer } from '../../../src/core/exam/answer-number.ts'
import { type Language, LANGUAGES } from '../../../src/core/language.ts'
import type { Item } from '../../../src/core/question/question.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { readBase45, writeBase45 } from '../../../src/core/room/base45.ts'
import { kindOfSquare, readEvaluation, writeEvaluation } from '../../../src/core/room/evaluation.ts'
import { drawQuiz } from '../../../src/core/room/quiz.ts'
import {
  type AnswerSheet,
  readSquare,
  startDigest,
  startOfSquare,
  writeSquare,
} from '../../../src/core/room/square.ts'
import { bytesOf, writeFrame } from '../../../src/core/room/square-frame.ts'
import { QUIZ_SIZES, readStart, type RoomStart } from '../../../src/core/room/start.ts'
import { fixture } from '../exam/fixture.ts'
import { ITEMS } from '../exam/real-bank.ts'
import { EVERY_KIND } from '../question/items.ts'
import { anyOf, anySheet, LINES, mac, startOf, starts, WIDEST } from './room.ts'

const START = startOf()
const MIXED: readonly Item[] = EVERY_KIND
const SHEET = anySheet(MIXED, randomFrom('a sheet'))

interface Sample extends Omit<AnswerSheet, 'answers'> {
  readonly kind: string
  readonly text: string
  readonly code: string
  readonly answers: readonly (string | null)[]
}

/** The side of the square of a text, in modules, without its quiet zone. */
function sideOf(text: string): number {
  return generate(text, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.L }).size
}

/** The questions of a quiz of the content wing by place; nothing where there is none. */
function itemsOf(start: RoomStart): Item[] | undefined {
  const quiz = drawQuiz(start, LINES)
  return quiz.ok ? quiz.value.questions.map((question) => ITEMS.get(question.item) as Item) : undefined
}

async function problemOf(text: string, start = START, items = MIXED): Promise<string | null> {
  const read = await readSquare(text, start, items, mac)
  return read.ok ? null : read.problem
}

/** A square with these bytes, whatever they say, and a tag that fits them. */
function sealed(body: Uint8Array, start = START): Promise<string> {
  return writeFrame('answers', start, body, mac)
}

/** The bytes of a sheet without its answers, with what a test changes in them. */
function headOf(change: { seat?: number; minutes?: number } = {}): Uint8Array {
  return Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, change.seat ?? 9, change.minutes ?? 10, 80, 0)
}

function withByte(text: string, at: number, change: (byte: number) => number): string {
  const bytes = readBase45(text) ?? new Uint8Array()
  bytes[at] = change(bytes[at] ?? 0)
  return writeBase45(bytes)
}

describe('how many answers a question has', () => {
  test('is more than any of their numbers, and no more than it must be', () => {
    const all = [...MIXED, ...Object.values(WIDEST), ...ITEMS.values()]
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(), (asked, seed) => {
        const number = numberOfAnswer(asked, anyOf(asked, randomFrom(`${seed}`)))
        expect(number).toBeLessThan(answersOf(asked))
      }),
      { seed: 1431, numRuns: 1500 },
    )
    const last: Readonly<Record<string, string>> = {
      choice: 'epsilon',
      several: 'alpha,beta,delta,epsilon,gamma,zeta',
      truth: 'true:delta',
      match: 'alpha=two,beta=two,delta=two,epsilon=two,gamma=two,zeta=two',
      number: '9999999',
      spot: 'alpha,beta,delta,epsilon,eta,gamma,iota,theta,zeta',
      log: 'alpha,beta,delta,epsilon,eta,gamma,theta,zeta',
    }
    for (const asked of Object.values(WIDEST)) {
      if (asked.kind === 'order') continue // steps come once: the last numbers are no answer's
      expect(numberOfAnswer(asked, last[asked.kind]), asked.kind).toBe(answersOf(asked) - 1)
    }
  })
})

describe('an answer square', () => {
  test.each((fixture('room-square') as Sample[]).filter(({ kind }) => kind === 'answers'))(
    '$text is what it always was',
    async ({ text, code, tail, seat, language, day, minutes, answers: given }) => {
      const start = readStart(code)
      if (!start.ok) throw new Error(start.problem)
      const answers = given.map((answer) => answer ?? undefined)
      const sheet = { tail, seat, language, day, minutes, answers }
      expect(await readSquare(text, start.value, MIXED, mac)).toEqual({ ok: true, value: sheet })
      expect(await writeSquare(start.value, sheet, MIXED, mac)).toBe(text)
    },
  )

  test('comes back as it was, for questions of every kind', async () => {
    const mixes = fc.array(fc.constantFrom(...MIXED, ...Object.values(WIDEST)), {
      minLength: 1,
      maxLength: 21,
    })
    await fc.assert(
      fc.asyncProperty(starts, mixes, fc.nat(), async (start, items, seed) => {
        const sheet = anySheet(items, randomFrom(`${seed}`))
        const text = await writeSquare(start, sheet, items, mac)
        expect(kindOfSquare(text)).toBe('answers')
        expect(startOfSquare(text)).toEqual({ ok: true, value: startDigest(start) })
        expect(await readSquare(text, start, items, mac)).toEqual({ ok: true, value: sheet })
      }),
      { seed: 1432, numRuns: 400 },
    )
  })

  test('comes back for the quizzes of the content wing', async () => {
    await fc.assert(
      fc.asyncProperty(starts, fc.nat(), async (start, seed) => {
        const items = itemsOf(start)
        if (!items) return
        const sheet = anySheet(items, randomFrom(`${seed}`))
        const text = await writeSquare(start, sheet, items, mac)
        expect(await readSquare(text, start, items, mac)).toEqual({ ok: true, value: sheet })
      }),
      { seed: 1433, numRuns: 300 },
    )
  })

  test.each([
    ['ka', 9],
    ['hy', 64 + 9],
    ['az', 128 + 9],
    ['en', 192 + 9],
  ] as const)('says %s in the two highest bits of the byte of its seat', async (language, packed) => {
    expect(LANGUAGES).toHaveLength(4)
    const text = await writeSquare(START, { ...SHEET, language, seat: 9 }, MIXED, mac)
    expect(readBase45(text)?.[11]).toBe(packed)
    const read = await readSquare(text, START, MIXED, mac)
    expect(read.ok && [read.value.language, read.value.seat]).toEqual([language, 9])
  })

  test('of a phone that answered nothing, and of one whose list ends early, is read', async () => {
    for (const answers of [[], [undefined, 'nonsense'], MIXED.map(() => undefined)]) {
      const text = await writeSquare(START, { ...SHEET, answers }, MIXED, mac)
      const read = await readSquare(text, START, MIXED, mac)
      expect(read.ok && read.value.answers).toEqual(MIXED.map(() => undefined))
    }
  })

  test('says which of its many answers is none and which is empty', async () => {
    const answers = MIXED.map(({ kind }) => (['several', 'spot', 'log'].includes(kind) ? '' : undefined))
    const text = await writeSquare(START, { ...SHEET, answers }, MIXED, mac)
    const read = await readSquare(text, START, MIXED, mac)
    expect(read.ok && read.value.answers).toEqual(answers)
  })
})

describe('the size of an answer square', () => {
  test('of 20 quick questions is 25 modules at most, at the limits of their schema', async () => {
    const { choice, several, truth } = WIDEST
    await fc.assert(
      fc.asyncProperty(
        starts,
        fc.array(fc.constantFrom(choice, truth), { minLength: 15, maxLength: 15 }),
        fc.nat(),
        async (start, others, seed) => {
          const items = [choice, ...others, several, several, several, several, several]
          const sheet = anySheet(items, randomFrom(`${seed}`))
          const text = await writeSquare(start, { ...sheet, tail: 'ffffffffffffffff' }, items, mac)
          expect(text.length).toBeLessThanOrEqual(47)
          expect(sideOf(text)).toBeLessThanOrEqual(25)
        },
      ),
      { seed: 1434, numRuns: 50 },
    )
    const widest = [choice, ...Array<Item>(15).fill(truth), ...Array<Item>(5).fill(several)]
    const text = await writeSquare(START, anySheet(widest, randomFrom('widest')), widest, mac)
    expect([readBase45(text)?.length, text.length, sideOf(text)]).toEqual([30, 45, 25])
  })

  test('of 10 quick questions of the widest kind is 25 modules at most', async () => {
    const items = [WIDEST.choice, ...Array<Item>(10).fill(WIDEST.several)]
    const text = await writeSquare(START, anySheet(items, randomFrom('ten')), items, mac)
    expect(sideOf(text)).toBe(25)
  })

  test.each([
    [10, 29],
    [15, 33],
    [20, 33],
  ] as const)(
    'of %i questions of every kind is %i modules at most, at the limits of their schema',
    async (size, side) => {
      // five numbers, which are the widest, and no more (quiz.ts); steps come next
      const items = [
        WIDEST.choice,
        ...Array<Item>(5).fill(WIDEST.number),
        ...Array<Item>(size - 5).fill(WIDEST.order),
      ]
      const text = await writeSquare(START, anySheet(items, randomFrom('all')), items, mac)
      expect(sideOf(text)).toBeLessThanOrEqual(side)
    },
  )

  test('of the content wing is 25 modules where it is quick or of cards, 33 at most where it is not', async () => {
    await fc.assert(
      fc.asyncProperty(starts, async (start) => {
        const items = itemsOf(start)
        if (!items) return
        const text = await writeSquare(start, anySheet(items, randomFrom('real')), items, mac)
        expect(sideOf(text)).toBeLessThanOrEqual(start.kinds === 'all' ? 33 : 25)
      }),
      { seed: 1435, numRuns: 400 },
    )
    for (const size of QUIZ_SIZES) expect(itemsOf(startOf({ size, kinds: 'all' }))?.length).toBe(size + 1)
  })
})

describe('a text that is no square of this room', () => {
  test('is never taken and never throws, whatever its signs or bytes are', async () => {
    const told = async (text: string) => {
      kindOfSquare(text)
      startOfSquare(text)
      expect(['foreign', 'torn', 'newer', 'other-room', 'forged']).toContain(await problemOf(text))
      expect((await readEvaluation(text, START, mac)).ok).toBe(false)
    }
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), told), { seed: 1436, numRuns: 500 })
    const bytes = fc.uint8Array({ maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(bytes, (any) => told(writeBase45(any))),
      { seed: 1437, numRuns: 500 },
    )
    const room = startDigest(START)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0xa1, 0xe1, 0xa2), bytes, (first, any) =>
        told(writeBase45(Uint8Array.of(first, room >> 8, room & 255, ...any))),
      ),
      { seed: 1438, numRuns: 1000 },
    )
  })

  test('with a tag that fits and any bytes before it is read or torn, and what is read writes the same square', async () => {
    const length = (readBase45(await sealed(headOf()))?.length ?? 0) - 12
    expect(length).toBe(7)
    const room = (readBase45(await writeSquare(START, SHEET, MIXED, mac))?.length ?? 0) - length
    let taken = 0
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: room, maxLength: room }), async (any) => {
        any[9] = (any[9] ?? 0) & 63
        any[12] = (any[12] ?? 0) & 7 // of the highest byte most values are beyond all answers
        const text = await sealed(any)
        const read = await readSquare(text, START, MIXED, mac)
        if (read.ok) {
          taken += 1
          expect(await writeSquare(START, read.value, MIXED, mac)).toBe(text)
        } else expect(read.problem).toBe('torn')
      }),
      { seed: 1439, numRuns: 1000 },
    )
    expect(taken).toBeGreaterThan(0)
  })

  test('[40] is forged when any bit of it is another, but for those that say what it is', async () => {
    const text = await writeSquare(START, SHEET, MIXED, mac)
    const length = readBase45(text)?.length ?? 0
    for (let at = 0; at < length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const problem = await problemOf(withByte(text, at, (byte) => byte ^ (1 << bit)))
        if (at === 0) expect(['foreign', 'newer']).toContain(problem)
        else expect(problem).toBe(at < 3 ? 'other-room' : 'forged')
      }
  })

  test('is not taken when any sign of it is another', async () => {
    const text = await writeSquare(START, SHEET, MIXED, mac)
    for (let at = 0; at < text.length; at++)
      for (const sign of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
        if (sign !== text[at])
          expect(await problemOf(text.slice(0, at) + sign + text.slice(at + 1))).not.toBeNull()
  })

  test('is torn when a part of it is missing or too much is there', async () => {
    const text = await writeSquare(START, SHEET, MIXED, mac)
    for (let length = 3; length < text.length; length++)
      expect(await problemOf(text.slice(0, length)), `${length}`).toBe('torn')
    expect(await problemOf(`${text}00`)).toBe('torn')
    expect(await problemOf(text, START, MIXED.slice(1))).toBe('torn')
  })

  test('is of another room when its start is another, changed questions among them', async () => {
    const text = await writeSquare(START, SHEET, MIXED, mac)
    for (const change of [{ seed: 1 }, { topic: 3 }, { bank: 1 }, { swaps: [{ place: 1, turn: 1 }] }])
      expect(await problemOf(text, startOf(change))).toBe('other-room')
    // one that has the same digest by chance
    let twin = startOf({ bank: 0, seed: 0 })
    for (let at = 1; startDigest(twin) !== startDigest(START); at++)
      twin = startOf({ bank: 100 + (at >> 12), seed: at & 4095 })
    expect(await problemOf(text, twin)).toBe('forged')
  })

  test.each([
    ['a newer one', (text: string) => withByte(text, 0, () => 0xa2), 'newer'],
    ['a newer one of another length', (text: string) => `${withByte(text, 0, () => 0xa4)}ABC`, 'newer'],
    [
      'an address in capitals, which is base45, too',
      () => 'HTTPS://EXAMPLE.ORG/A/POSTER/ON/THE/WALL',
      'foreign',
    ],
    ['one of version 0', (text: string) => withByte(text, 0, () => 0xa0), 'foreign'],
    ['one of another kind', (text: string) => withByte(text, 0, () => 0xb1), 'foreign'],
    ['a link', () => 'https://ubani.example/room/join#98DGMJJF', 'foreign'],
    ['a link in capitals', () => 'HTTPS://UBANI.EXAMPLE', 'foreign'],
    ['nothing', () => '', 'foreign'],
    ['a certificate of vaccination', () => 'HC1:NCFOXN%TS3DH3ZSUZK+.V0ETD%65NL', 'foreign'],
  ])('%s is refused', async (_, made, problem) => {
    expect(await problemOf(made(await writeSquare(START, SHEET, MIXED, mac)))).toBe(problem)
  })

  test('that says what no app writes is torn', async () => {
    const room = (readBase45(await writeSquare(START, SHEET, MIXED, mac))?.length ?? 0) - 19
    const none = new Uint8Array(room)
    expect(await problemOf(await sealed(Uint8Array.of(...headOf(), ...none)))).toBeNull()
    for (const seat of [0, 61, 63, 64, 128, 192 + 61, 255])
      expect(await problemOf(await sealed(Uint8Array.of(...headOf({ seat }), ...none)))).toBe('torn')
    // the two highest bits of the minutes are kept for growth
    for (const minutes of [64, 128 + 10, 192, 255])
      expect(await problemOf(await sealed(Uint8Array.of(...headOf({ minutes }), ...none)))).toBe('torn')
    expect(await problemOf(await sealed(Uint8Array.of(...headOf(), ...none.fill(255))))).toBe('torn')
    // the third option and the third again of a list in which steps come once: 3 + 3 × 6, and 1 more
    const order = MIXED.filter(({ kind }) => kind === 'order')
    const twice = await sealed(Uint8Array.of(...headOf(), ...bytesOf(22n, 2)))
    expect(await problemOf(twice, START, order)).toBe('torn')
  })

  test('cannot be written', async () => {
    for (const wrong of [
      { tail: 'ff' },
      { tail: 'FFFFFFFFFFFFFFFF' },
      { seat: 0 },
      { seat: 61 },
      { language: 'ru' as Language },
      { day: -1 },
      { day: 65_536 },
      { minutes: 64 },
      { minutes: 0.5 },
    ])
      await expect(writeSquare(START, { ...SHEET, ...wrong }, MIXED, mac)).rejects.toThrow(
        'No square can hold',
      )
  })

  test('is not of the other kind', async () => {
    const rated = await writeEvaluation(START, { number: 7, ratings: [1, 2, 3, 4] }, mac)
    expect(await problemOf(rated)).toBe('foreign')
    expect(startOfSquare(rated)).toEqual({ ok: false, problem: 'foreign' })
  })
})
