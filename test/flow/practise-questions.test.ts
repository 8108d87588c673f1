import { fillDisk, rowsKept, wipePhone } from './phone.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { attemptSchema } from '../../src/core/attempt/attempt.ts'
import {
  beginPractice,
  nextTurn,
  noteAnswer,
  pastAnswers,
  type Practice,
  type PracticeTurn,
  withAnswer,
} from '../../src/flow/practise-questions.ts'
import { openQuestions, openTopicItems, type QuestionShelf } from '../../src/flow/questions.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { questionsPack, saveQuestions } from './question-book.ts'

let shelf: QuestionShelf
beforeEach(async () => {
  await wipePhone()
  shelf = await saveQuestions('en')
})
afterEach(() => {
  vi.useRealTimers()
})

const WHOLE = { right: 1, of: 1 }
const HALF = { right: 0, of: 1 }

async function turnOf(practice: Practice): Promise<PracticeTurn> {
  const turn = await nextTurn(practice)
  if (!turn) throw new Error('No question left')
  return turn
}

async function answered(practice: Practice, count: number, mark = WHOLE): Promise<Practice> {
  let now = practice
  for (let time = 0; time < count; time++) now = await noteAnswer(now, await turnOf(now), 'beta', mark)
  return now
}

const attempts = () => withDatabase((db) => db.attempts.toArray())

describe('the shelf', () => {
  test('lists topics in the order of the day, with the questions this app can put', async () => {
    expect(shelf.topics.map(({ id }) => id)).toEqual(['opening', 'voting', 'counting', 'complaints'])
    expect(shelf.topics[0]).toMatchObject({ title: 'opening [en]', items: { length: 8 } })
    expect(shelf).toMatchObject({ bank: '1a2b3c4d', polling: undefined, unreadable: 0 })
    expect(shelf.exams).toMatchObject([{ id: 'officer', questions: 8, minutes: 40 }])
  })

  test('opens questions in the order asked for, and leaves out what is not there', async () => {
    const found = await openTopicItems('en', [
      { topic: 'voting', item: 'voting-log' },
      { topic: 'opening', item: 'gone' },
      { topic: 'nowhere', item: 'gone' },
      { topic: 'opening', item: 'opening-spot' },
      { topic: 'voting', item: 'voting-choice' },
    ])
    if (!found.ok) throw new Error(found.problem)
    expect(found.value.map(({ item }) => item.id)).toEqual(['voting-log', 'opening-spot', 'voting-choice'])
    expect(found.value[0]).toMatchObject({ topic: 'voting', words: { stem: '[en] voting-log' } })
  })

  test('without questions in the pack says so', async () => {
    await wipePhone()
    expect(questionsPack('ka').topics).toHaveLength(4)
    const missing = await openQuestions('ka')
    expect(missing.ok).toBe(false)
  })
})

describe('practice', () => {
  test('looks first and keeps nothing before the first answer', async () => {
    const practice = await beginPractice(shelf, 'topic/voting')
    expect(practice.order).toHaveLength(8)
    await turnOf(practice)
    expect(await rowsKept()).not.toHaveProperty('attempts')
  })

  test('of a topic puts each of its questions before any comes again, and never the same twice in a row', async () => {
    let practice = await beginPractice(shelf, 'topic/voting')
    const met: string[] = []
    for (let time = 0; time < 20; time++) {
      const turn = await turnOf(practice)
      met.push(turn.item)
      practice = await noteAnswer(practice, turn, 'x', time % 3 ? WHOLE : HALF)
    }
    expect(new Set(met.slice(0, 8)).size).toBe(8)
    expect(new Set(met.slice(8, 16)).size).toBe(8)
    expect(met.every((item, at) => item.startsWith('voting-') && item !== met[at - 1])).toBe(true)
  })

  test('begun another day puts first what was never met, then what was met longest ago', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 9, 1, 8) })
    const first = await answered(await beginPractice(shelf, 'topic/voting'), 3)
    vi.setSystemTime(Date.UTC(2026, 9, 2, 8))
    const { order } = await beginPractice(shelf, 'topic/voting')
    expect(order.slice(-3).map(({ item }) => item)).toEqual(first.answered.map(({ item }) => item))
  })

  test('of a role asks its own and everybody’s, and nobody else’s', async () => {
    const { order } = await beginPractice(shelf, 'role/chair')
    const items = order.map(({ item }) => item)
    expect(items).toHaveLength(28)
    expect(items.slice(0, 4).every((item) => item.endsWith('-log'))).toBe(true)
    expect(items.some((item) => item.endsWith('-spot'))).toBe(false)
    expect((await beginPractice(shelf, 'role/stranger')).order).toEqual([])
  })

  test('of weak spots ends when they are known', async () => {
    expect(await nextTurn(await beginPractice(shelf, 'weak'))).toBeUndefined()
    const before = await answered(await beginPractice(shelf, 'topic/voting'), 2, HALF)
    await answered(before, 1)
    let weak = await beginPractice(shelf, 'weak')
    const missed = before.answered.map(({ item }) => item).sort()
    expect(weak.order.map(({ item }) => item).sort()).toEqual(missed)
    weak = await answered(weak, 1, HALF)
    weak = await answered(weak, 2)
    expect(await nextTurn(weak)).toBeUndefined()
    expect((await beginPractice(shelf, 'weak')).order).toEqual([])
  })

  test('is one attempt while it goes on, with its figures at every moment, and another after a pause', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 9, 1, 8) })
    await answered(await beginPractice(shelf, 'topic/voting'), 2)
    vi.setSystemTime(Date.UTC(2026, 9, 1, 9))
    const again = await beginPractice(shelf, 'topic/voting')
    expect(again.answered).toHaveLength(2)
    await answered(again, 1, HALF)
    vi.setSystemTime(Date.UTC(2026, 9, 1, 14))
    await answered(await beginPractice(shelf, 'topic/voting'), 1)
    const all = await attempts()
    expect(all).toHaveLength(2)
    const first = all.find(({ endedAt }) => endedAt !== undefined)
    expect(attemptSchema.parse(first)).toMatchObject({
      kind: 'questions',
      subject: 'topic/voting',
      result: { completion: false, scores: { all: { right: 2, of: 3 } } },
    })
    expect(first?.events.map(({ act }) => act)).toEqual(['opened', 'chose', 'chose', 'chose', 'ended'])
    expect(first?.events[0]).toMatchObject({ act: 'opened', object: 'topic/voting' })
    expect(await rowsKept()).toMatchObject({ outbox: 2 })
    expect(await pastAnswers()).toHaveLength(4)
  })

  test('says when the phone does not keep an answer, goes on, and takes it later', async () => {
    const practice = await answered(await beginPractice(shelf, 'topic/voting'), 1)
    const turn = await turnOf(practice)
    const disk = fillDisk()
    await expect(noteAnswer(practice, turn, 'beta', WHOLE)).rejects.toThrow()
    const on = withAnswer(practice, turn.item, WHOLE)
    expect((await turnOf(on)).item).not.toBe(turn.item)
    disk.free()
    expect((await noteAnswer(practice, turn, 'beta', WHOLE)).answered).toEqual(on.answered)
    expect(await pastAnswers()).toMatchObject([{}, { item: turn.item, seed: turn.seed, answer: 'beta' }])
  })

  test('in two windows loses no answer', async () => {
    const [one, other] = await Promise.all([
      beginPractice(shelf, 'topic/voting'),
      beginPractice(shelf, 'topic/voting'),
    ])
    await Promise.all([answered(one, 3), answered(other, 3)])
    expect(await attempts()).toHaveLength(1)
    expect(await pastAnswers()).toHaveLength(6)
  })

  test('passes over a question that a new edition has withdrawn meanwhile', async () => {
    const practice = await beginPractice(shelf, 'topic/voting')
    const { item } = await turnOf(practice)
    await saveQuestions('en', { without: [item] })
    expect((await turnOf(practice)).item).not.toBe(item)
  })
})
