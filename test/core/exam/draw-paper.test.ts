import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canDraw, drawPaper, type PaperQuestion } from '../../../src/core/exam/draw-paper.ts'
import { type Exam, questionsIn } from '../../../src/core/exam/exam.ts'
import { fitsExam, type Stock } from '../../../src/core/exam/fitting.ts'
import { ROLES } from '../../../src/core/guide/role.ts'
import { QUESTION_KINDS, type QuestionKind } from '../../../src/core/question/question-kinds.ts'
import { canReadItem, type ItemLine } from '../../../src/core/question/question-line.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { examOf, lineOf, MADE_UP, MADE_UP_EXAM } from './exams.ts'
import { fixture } from './fixture.ts'
import { BANK, ITEMS } from './real-bank.ts'

const lines: fc.Arbitrary<Omit<ItemLine, 'id'>> = fc.record({
  kind: fc.constantFrom(...QUESTION_KINDS),
  roles: fc.subarray([...ROLES].slice(0, 3)),
  difficulty: fc.constantFrom(1, 2, 3),
})

/** A bank of its own, and a blueprint that it can fill. */
const banks: fc.Arbitrary<{ readonly exam: Exam; readonly bank: readonly Stock[] }> = fc
  .record({
    topics: fc.array(fc.array(lines, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 }),
    kinds: fc.oneof(fc.constant<QuestionKind[]>([]), fc.subarray([...QUESTION_KINDS], { minLength: 5 })),
    roles: fc.subarray([...ROLES].slice(0, 3)),
    share: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ topics, kinds, roles, share }) => {
    const bank = topics.map((items, topic) => ({
      id: `topic-${topic}`,
      items: items.map((line, at) => lineOf(`item-${topic}-${at}`, line)),
    }))
    const counts = bank
      .map(({ id, items }) => ({
        topic: id,
        count: Math.ceil(items.filter((item) => fitsExam({ kinds, roles }, item)).length / share),
      }))
      .filter(({ count }) => count > 0)
    return { bank, counts, kinds, roles }
  })
  .filter(({ counts }) => counts.length > 0)
  .map(({ bank, counts, kinds, roles }) => ({ bank, exam: examOf({ topics: counts, kinds, roles }) }))

function linesOf(bank: readonly Stock[], paper: readonly PaperQuestion[]): ItemLine[] {
  const known = new Map(bank.flatMap(({ items }) => items.map((item) => [item.id, item])))
  return paper.map(({ item }) => known.get(item) ?? lineOf('lost'))
}

/** How uneven difficulties are: the sum of the squares of their counts is least when they are most even. */
function unevenness(difficulties: readonly number[]): number {
  const counts = [0, 0, 0]
  for (const difficulty of difficulties) counts[difficulty - 1] = (counts[difficulty - 1] ?? 0) + 1
  return counts.reduce((sum, count) => sum + count * count, 0)
}

/** The most even paper there is, by trying every way to fill the topics one after another. */
function leastUnevenness({ exam, bank }: { exam: Exam; bank: readonly Stock[] }): number {
  let sums = new Set(['0,0,0'])
  for (const { topic, count } of exam.topics) {
    const items = (bank.find(({ id }) => id === topic)?.items ?? []).filter((item) => fitsExam(exam, item))
    const stock = [1, 2, 3].map((level) => items.filter(({ difficulty }) => difficulty === level).length)
    const next = new Set<string>()
    for (const sum of sums) {
      const [easy = 0, middling = 0, hard = 0] = sum.split(',').map(Number)
      for (let one = 0; one <= Math.min(count, stock[0] ?? 0); one++)
        for (let two = 0; two <= Math.min(count - one, stock[1] ?? 0); two++) {
          const three = count - one - two
          if (three <= (stock[2] ?? 0)) next.add([easy + one, middling + two, hard + three].join())
        }
    }
    sums = next
  }
  return Math.min(
    ...[...sums].map((sum) => sum.split(',').reduce((total, count) => total + Number(count) ** 2, 0)),
  )
}

describe('a paper', () => {
  test('has exactly as many questions of each topic as the blueprint says, each fitting and none twice', () => {
    fc.assert(
      fc.property(banks, fc.nat(65_535), ({ exam, bank }, seed) => {
        const paper = drawPaper(exam, bank, seed)
        for (const { topic, count } of exam.topics)
          expect(paper.filter((question) => question.topic === topic)).toHaveLength(count)
        expect(paper).toHaveLength(questionsIn(exam))
        expect(new Set(paper.map(({ item }) => item)).size).toBe(paper.length)
        for (const [at, line] of linesOf(bank, paper).entries()) {
          expect(fitsExam(exam, line)).toBe(true)
          const { topic, item, seed: own } = paper[at] as PaperQuestion
          expect(bank.find(({ id }) => id === topic)?.items.map(({ id }) => id)).toContain(item)
          expect(own).toBe(`${seed}/${item}`)
        }
      }),
      { seed: 601, numRuns: 400 },
    )
  })

  test('is the same for the same seed, however topics, questions and blueprint are listed', () => {
    fc.assert(
      fc.property(banks, fc.nat(65_535), ({ exam, bank }, seed) => {
        const random = randomFrom(`shuffled ${seed}`)
        const mixed = random.shuffle(bank).map(({ id, items }) => ({ id, items: random.shuffle(items) }))
        const other = { ...exam, topics: random.shuffle(exam.topics) }
        expect(drawPaper(other, mixed, seed)).toEqual(drawPaper(exam, bank, seed))
      }),
      { seed: 602, numRuns: 200 },
    )
  })

  test('has its difficulties as even as the stock allows', () => {
    fc.assert(
      fc.property(banks, fc.nat(65_535), (made, seed) => {
        const difficulties = linesOf(made.bank, drawPaper(made.exam, made.bank, seed)).map(
          ({ difficulty }) => difficulty,
        )
        expect(unevenness(difficulties)).toBe(leastUnevenness(made))
      }),
      { seed: 603, numRuns: 300 },
    )
  })

  test('has no two questions of one topic in a row when that can be avoided', () => {
    fc.assert(
      fc.property(banks, fc.nat(65_535), ({ exam, bank }, seed) => {
        const topics = drawPaper(exam, bank, seed).map(({ topic }) => topic)
        const inRow = topics.filter((topic, at) => at > 0 && topics[at - 1] === topic).length
        const most = Math.max(...exam.topics.map(({ count }) => count))
        expect(inRow).toBe(Math.max(0, most - (topics.length - most) - 1))
      }),
      { seed: 604, numRuns: 400 },
    )
  })

  test.each(fixture('exam-paper') as { seed: number; items: string }[])(
    'of seed $seed is what it always was',
    ({ seed, items }) => {
      const paper = drawPaper(MADE_UP_EXAM, MADE_UP, seed)
      expect(paper.map(({ item }) => item).join(' ')).toBe(items)
    },
  )

  test('of another seed is another paper, and of another exam too', () => {
    const papers = new Set(
      Array.from({ length: 200 }, (_, seed) => JSON.stringify(drawPaper(MADE_UP_EXAM, MADE_UP, seed))),
    )
    expect(papers.size).toBe(200)
    const itemsOf = (exam: Exam): string[] => drawPaper(exam, MADE_UP, 1).map(({ item }) => item)
    expect(itemsOf({ ...MADE_UP_EXAM, number: 2 })).not.toEqual(itemsOf(MADE_UP_EXAM))
  })

  test('takes every question of the stock now and then', () => {
    const drawn = new Set<string>()
    for (let seed = 0; seed < 300; seed++)
      for (const { item } of drawPaper(MADE_UP_EXAM, MADE_UP, seed)) drawn.add(item)
    expect(drawn.size).toBe(MADE_UP.flatMap(({ items }) => items).length)
  })

  test('is not drawn from a stock that is too small', () => {
    const exam = examOf({ topics: [{ topic: 'alpha', count: 10 }] })
    expect(canDraw(MADE_UP_EXAM, MADE_UP)).toBe(true)
    expect(canDraw(exam, MADE_UP)).toBe(false)
    expect(() => drawPaper(exam, MADE_UP, 1)).toThrow('9 questions of alpha cannot make 10 of a paper')
    expect(canDraw(examOf({ topics: [{ topic: 'omega', count: 1 }] }), MADE_UP)).toBe(false)
  })

  test('asks only what is asked, of whose work it is', () => {
    const line = lineOf('one', { kind: 'order', roles: ['chair', 'counter'] })
    expect(fitsExam({ kinds: [], roles: [] }, line)).toBe(true)
    expect(fitsExam({ kinds: ['choice'], roles: [] }, line)).toBe(false)
    expect(fitsExam({ kinds: [], roles: ['counter'] }, line)).toBe(true)
    expect(fitsExam({ kinds: [], roles: ['registrar'] }, line)).toBe(false)
    expect(fitsExam({ kinds: [], roles: ['registrar'] }, lineOf('all'))).toBe(true)
  })
})

test('the bank of the content wing makes papers of 24 choices over 24 topics', () => {
  const topics = BANK.map(({ id }) => ({ topic: id, count: 1 })).slice(0, 24)
  const exam = examOf({ kinds: ['choice'], topics })
  for (let seed = 0; seed < 100; seed++) {
    const paper = drawPaper(exam, BANK, seed)
    const items = paper.map(({ item }) => ITEMS.get(item))
    expect(items.every((item) => item?.kind === 'choice' && canReadItem(item))).toBe(true)
    expect(new Set(paper.map(({ topic }) => topic)).size).toBe(24)
    expect(unevenness(items.map((item) => item?.difficulty ?? 0))).toBe(3 * 8 * 8)
  }
})
