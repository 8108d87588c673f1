import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawPaper } from '../../../src/core/exam/draw-paper.ts'
import { resultOf } from '../../../src/core/exam/exam-result.ts'
import { makeItem } from '../../../src/core/question/make.ts'
import { markAnswer } from '../../../src/core/question/mark.ts'
import type { Item } from '../../../src/core/question/question.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { fullAnswer } from '../question/items.ts'
import { anyAnswer, examOf } from './exams.ts'
import { BANK, ITEMS } from './real-bank.ts'

const exam = examOf({ pass: 80, topics: BANK.map(({ id }) => ({ topic: id, count: 2 })) })

function itemOf(id: string): Item {
  return ITEMS.get(id) as Item
}

describe('the result of an exam', () => {
  test('equals the marks of its answers, question by question and topic by topic', () => {
    fc.assert(
      fc.property(fc.nat(65_535), (seed) => {
        const paper = drawPaper(exam, BANK, seed)
        const random = randomFrom(`answers ${seed}`)
        const answers = new Map<string, string>()
        for (const question of paper) {
          const given = random.chance(60)
            ? fullAnswer(itemOf(question.item), makeItem(itemOf(question.item), question.seed).figures)
            : anyAnswer(itemOf(question.item), question.seed, random)
          if (given !== undefined) answers.set(question.item, given)
        }
        const result = resultOf(exam, paper, ITEMS, { answers })
        const whole = paper.map(
          ({ item, seed: own }) => markAnswer(itemOf(item), answers.get(item) ?? '', own).whole,
        )
        expect(result.questions.map(({ mark }) => mark.whole)).toEqual(whole)
        expect(result.questions.map(({ item }) => item)).toEqual(paper.map(({ item }) => item))
        expect(result.right).toBe(whole.filter(Boolean).length)
        expect(result.of).toBe(paper.length)
        expect(result.percent).toBe(Math.floor((100 * result.right) / paper.length))
        expect(result.enough).toBe(result.right / paper.length >= 0.8)
        expect(result.topics.reduce((sum, topic) => sum + topic.right, 0)).toBe(result.right)
        expect(result.topics.map(({ of }) => of)).toEqual(exam.topics.map(({ count }) => count))
      }),
      { seed: 901, numRuns: 60 },
    )
  })

  test('of every right answer is a hundred, of none is nought', () => {
    const paper = drawPaper(exam, BANK, 1)
    const answers = new Map(
      paper.map(({ item, seed }) => [item, fullAnswer(itemOf(item), makeItem(itemOf(item), seed).figures)]),
    )
    expect(resultOf(exam, paper, ITEMS, { answers })).toMatchObject({ right: 50, percent: 100, enough: true })
    const none = resultOf(exam, paper, ITEMS, { answers: new Map() })
    expect(none).toMatchObject({ right: 0, of: 50, percent: 0, enough: false })
    expect(none.questions.every(({ given }) => given === undefined)).toBe(true)
  })

  test('reaches the pass mark exactly there, and rounds down what it shows', () => {
    const choices = examOf({
      kinds: ['choice'],
      topics: BANK.slice(0, 24).map(({ id }) => ({ topic: id, count: 1 })),
    })
    const paper = drawPaper(choices, BANK, 5)
    const rightFirst = (count: number) =>
      new Map(paper.slice(0, count).map(({ item }) => [item, fullAnswer(itemOf(item), {})]))
    const resultFor = (count: number, pass: number) =>
      resultOf({ pass }, paper, ITEMS, { answers: rightFirst(count) })
    expect(resultFor(19, 80)).toMatchObject({ percent: 79, enough: false })
    expect(resultFor(20, 80)).toMatchObject({ percent: 83, enough: true })
    expect(resultFor(18, 75)).toMatchObject({ percent: 75, enough: true })
    expect(resultFor(17, 75)).toMatchObject({ percent: 70, enough: false })
    expect(resultFor(24, 100)).toMatchObject({ percent: 100, enough: true })
    expect(resultFor(23, 100)).toMatchObject({ enough: false })
  })

  test('of a paper whose questions are not there is not made up', () => {
    expect(() => resultOf(exam, drawPaper(exam, BANK, 1), new Map(), { answers: new Map() })).toThrow(
      'not among its questions',
    )
  })
})
