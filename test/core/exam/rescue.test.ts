import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHECK_LENGTH, checkSigns, SIGNS } from '../../../src/core/check-signs.ts'
import { answerOfNumber, numberOfAnswer } from '../../../src/core/exam/answer-number.ts'
import { drawPaper, type PaperQuestion } from '../../../src/core/exam/draw-paper.ts'
import { writeExamCode } from '../../../src/core/exam/exam-code.ts'
import { resultOf } from '../../../src/core/exam/exam-result.ts'
import {
  readRescue,
  readRescueHead,
  type RescuedSitting,
  writeRescue,
} from '../../../src/core/exam/rescue.ts'
import { LONGER, replaySitting, type Sitting, UNOPENED } from '../../../src/core/exam/sitting.ts'
import { readAnswer, writeAnswer } from '../../../src/core/question/answer.ts'
import type { Item } from '../../../src/core/question/question.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { EVERY_KIND, item } from '../question/items.ts'
import { anyAnswer, examOf } from './exams.ts'
import { fixture } from './fixture.ts'
import { BANK, ITEMS } from './real-bank.ts'

const CODE = writeExamCode({ exam: 2, seed: 4711, bank: 77 })
const MIXED = new Map<string, Item>(EVERY_KIND.map((each) => [each.id, each]))
const MIXED_PAPER: readonly PaperQuestion[] = EVERY_KIND.map(({ id }) => ({
  topic: 'counting',
  item: id,
  seed: `4711/${id}`,
}))

/** A sitting of a paper as chance has it. */
function anySitting(
  paper: readonly PaperQuestion[],
  items: ReadonlyMap<string, Item>,
  seed: number,
): Sitting {
  const random = randomFrom(`sitting ${seed}`)
  const answers = new Map<string, string>()
  for (const question of paper) {
    const answer = anyAnswer(items.get(question.item) as Item, question.seed, random)
    if (answer !== undefined) answers.set(question.item, answer)
  }
  return {
    ...UNOPENED,
    exam: 'heads',
    code: CODE,
    bank: '1357beef',
    answers,
    flagged: new Set(paper.filter(() => random.chance(30)).map((question) => question.item)),
    at: random.below(paper.length),
    spent: random.below(20_000) * 1000,
    longer: random.pick(LONGER),
    overtime: random.chance(20),
  }
}

function carried({ answers, flagged, at, spent, longer, overtime }: RescuedSitting): RescuedSitting {
  return { answers, flagged, at, spent, longer, overtime }
}

function problemOf(
  text: string,
  paper = MIXED_PAPER,
  items: ReadonlyMap<string, Item> = MIXED,
): string | null {
  const read = readRescue(text, paper, items)
  return read.ok ? null : read.problem
}

describe('an answer as a number', () => {
  test('comes back for every kind, and what is none is 0', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVERY_KIND, ...ITEMS.values()), fc.nat(), (asked, seed) => {
        const answer = anyAnswer(asked, `${seed}`, randomFrom(`answer ${seed}`))
        const number = numberOfAnswer(asked, answer)
        expect(answerOfNumber(asked, number)).toBe(answer)
        expect(Number.isSafeInteger(number) && number >= 0 && number <= 10_000_000).toBe(true)
        expect(number === 0).toBe(answer === undefined)
      }),
      { seed: 801, numRuns: 3000 },
    )
    for (const asked of EVERY_KIND) expect(numberOfAnswer(asked, 'no such answer')).toBe(0)
  })

  test('of any size is an answer of its own or none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVERY_KIND), fc.nat(12_000_000), (asked, number) => {
        const answer = answerOfNumber(asked, number)
        if (answer === undefined) return
        expect(numberOfAnswer(asked, answer)).toBe(number)
        const read = readAnswer(asked, answer)
        expect(read && writeAnswer(read)).toBe(answer)
      }),
      { seed: 802, numRuns: 3000 },
    )
  })

  test('tells nothing ticked from nothing answered', () => {
    expect(numberOfAnswer(item('several'), '')).toBe(1)
    expect(answerOfNumber(item('several'), 1)).toBe('')
    expect(answerOfNumber(item('several'), 0)).toBeUndefined()
  })
})

describe('a rescue', () => {
  test.each(
    fixture('rescue') as {
      text: string
      code: string
      answers: Record<string, string>
      rest: Record<string, unknown>
    }[],
  )('$text reads as it always did', ({ text, code, answers, rest }) => {
    expect(readRescueHead(text)).toEqual({ ok: true, value: { code } })
    const read = readRescue(text, MIXED_PAPER, MIXED)
    if (!read.ok) throw new Error(read.problem)
    const { flagged, ...others } = read.value
    expect({ ...others, answers: Object.fromEntries(read.value.answers), flagged: [...flagged] }).toEqual({
      ...rest,
      answers,
    })
    expect(writeRescue(MIXED_PAPER, MIXED, { ...UNOPENED, ...read.value, code })).toBe(text)
  })

  test('of any sitting is read again, for all eight kinds', () => {
    const again = (seed: number) => {
      const sitting = anySitting(MIXED_PAPER, MIXED, seed)
      const text = writeRescue(MIXED_PAPER, MIXED, sitting)
      expect(text).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(readRescueHead(text)).toEqual({ ok: true, value: { code: CODE } })
      expect(readRescue(text, MIXED_PAPER, MIXED)).toEqual({ ok: true, value: carried(sitting) })
    }
    fc.assert(fc.property(fc.nat(), again), { seed: 803, numRuns: 1000 })
  })

  test('of a sitting on the real bank comes to the same result on the other phone', () => {
    const exam = examOf({ number: 2, topics: BANK.map(({ id }) => ({ topic: id, count: 1 })) })
    for (let seed = 0; seed < 100; seed++) {
      const paper = drawPaper(exam, BANK, seed)
      const sitting = anySitting(paper, ITEMS, seed)
      const read = readRescue(writeRescue(paper, ITEMS, sitting), paper, ITEMS)
      if (!read.ok) throw new Error(read.problem)
      expect(read.value).toEqual(carried(sitting))
      expect(resultOf(exam, paper, ITEMS, read.value)).toEqual(resultOf(exam, paper, ITEMS, sitting))
    }
  })

  test('of 24 choices is short enough for a small square', () => {
    const exam = examOf({
      kinds: ['choice'],
      topics: BANK.slice(0, 24).map(({ id }) => ({ topic: id, count: 1 })),
    })
    for (let seed = 0; seed < 50; seed++) {
      const paper = drawPaper(exam, BANK, seed)
      expect(writeRescue(paper, ITEMS, anySitting(paper, ITEMS, seed)).length).toBeLessThanOrEqual(45)
    }
  })

  test('with any one sign changed, lost, added or swapped with its neighbour is refused', () => {
    for (let seed = 0; seed < 5; seed++) {
      const text = writeRescue(MIXED_PAPER, MIXED, anySitting(MIXED_PAPER, MIXED, seed))
      for (let at = 0; at < text.length; at++) {
        const [before, after] = [text.slice(0, at), text.slice(at + 1)]
        const [sign = '', next = ''] = [text[at], text[at + 1]]
        for (const other of SIGNS)
          if (other !== sign) expect(problemOf(before + other + after), `${at} ${other}`).not.toBeNull()
        expect(problemOf(before + after), `${at} lost`).not.toBeNull()
        expect(problemOf(before + sign + sign + after), `${at} twice`).not.toBeNull()
        if (next !== '' && next !== sign)
          expect(problemOf(before + next + sign + after.slice(1)), `${at} swapped`).not.toBeNull()
      }
    }
  })

  test('whose check was made right for anything else is broken, or the only text of what it says', () => {
    const told = (signs: readonly string[]) => {
      const body = `r${CODE}${signs.join('')}`
      const text = body + checkSigns(body)
      const read = readRescue(text, MIXED_PAPER, MIXED)
      if (read.ok) expect(writeRescue(MIXED_PAPER, MIXED, { ...read.value, code: CODE })).toBe(text)
      else expect(read.problem).toBe('broken')
    }
    const signs = fc.array(fc.constantFrom(...SIGNS), { maxLength: 30 })
    fc.assert(fc.property(signs, told), { seed: 804, numRuns: 3000 })
    // few signs of chance make a rescue: from a good one a sign is changed, and the check made right again
    for (let seed = 0; seed < 6; seed++) {
      const good = writeRescue(MIXED_PAPER, MIXED, anySitting(MIXED_PAPER, MIXED, seed)).slice(
        9,
        -CHECK_LENGTH,
      )
      for (let at = 0; at < good.length; at++)
        for (const other of SIGNS) told([...good.slice(0, at), other, ...good.slice(at + 1)])
    }
  })

  test('passes over spaces and line breaks that a messenger put in', () => {
    const sitting = anySitting(MIXED_PAPER, MIXED, 1)
    const text = writeRescue(MIXED_PAPER, MIXED, sitting)
    const spaced = ` ${text.slice(0, 9)}\n${text.slice(9)}\r\n`
    expect(readRescue(spaced, MIXED_PAPER, MIXED)).toEqual({ ok: true, value: carried(sitting) })
  })

  test('is refused by name', () => {
    const text = writeRescue(MIXED_PAPER, MIXED, anySitting(MIXED_PAPER, MIXED, 2))
    const checked = (body: string): string => body + checkSigns(body)
    expect(problemOf('')).toBe('blank')
    expect(problemOf(' \n')).toBe('blank')
    expect(problemOf('r'.repeat(2001))).toBe('too-long')
    expect(problemOf(`b${text.slice(1)}`)).toBe('version')
    expect(problemOf(`${text}.`)).toBe('letters')
    expect(problemOf('r')).toBe('check')
    expect(problemOf(checked('r'))).toBe('broken')
    expect(problemOf(checked('r5Q7YPZWQAAAAA'))).toBe('broken') // the code is none
    expect(problemOf(checked(`r${CODE.toLowerCase()}${text.slice(9, -4)}`))).toBe('broken')
    const newer = '9BNDM3AJ'
    expect(problemOf(checked(`r${newer}AAAAA`))).toBe('version')
    expect(problemOf(text, MIXED_PAPER.slice(1))).toBe('broken') // another paper
  })

  test('says nothing but the code of the paper and places in lists', () => {
    const text = writeRescue(MIXED_PAPER, MIXED, anySitting(MIXED_PAPER, MIXED, 3))
    for (const { id } of EVERY_KIND) expect(text).not.toContain(id)
    expect(text.slice(1, 9)).toBe(CODE)
  })

  test('clamps a question shown that the paper does not have, and leaves out what is no answer', () => {
    const sitting = replaySitting([
      { act: 'opened', object: `heads@${CODE}#1357beef`, after: 0 },
      { act: 'reached', object: '999', after: 1500 },
      { act: 'chose', object: 'pick=nothing-there', after: 1500 },
    ])
    const read = readRescue(writeRescue(MIXED_PAPER, MIXED, sitting), MIXED_PAPER, MIXED)
    expect(read).toMatchObject({
      ok: true,
      value: { at: MIXED_PAPER.length - 1, spent: 1000, answers: new Map() },
    })
  })

  test('of questions that are not there is not written', () => {
    expect(() => writeRescue(MIXED_PAPER, new Map(), anySitting(MIXED_PAPER, MIXED, 1))).toThrow(
      'not among its questions',
    )
  })
})
