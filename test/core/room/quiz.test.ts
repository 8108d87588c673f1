import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemLine, TopicLine } from '../../../src/core/question/question-line.ts'
import {
  canSwap,
  drawQuiz,
  fitsQuiz,
  type QuizProblem,
  type RoomQuiz,
  scoredPlaces,
  swapQuestion,
} from '../../../src/core/room/quiz.ts'
import {
  QUIZ_KINDS,
  QUIZ_SIZES,
  readStart,
  type RoomStart,
  writeStart,
} from '../../../src/core/room/start.ts'
import { lineOf, MADE_UP } from '../exam/exams.ts'
import { fixture } from '../exam/fixture.ts'
import { ITEMS } from '../exam/real-bank.ts'
import { LINES, startOf, starts } from './room.ts'

const KINDS_IN_TURN = ['choice', 'truth', 'several', 'choice', 'order', 'number', 'choice', 'match', 'truth']

/** A made-up bank that never changes. */
const SMALL: readonly TopicLine[] = MADE_UP.map(({ id, items }, at) =>
  topicOf(
    id,
    (at + 1) * 10,
    items.map((item, place) => ({ ...item, kind: KINDS_IN_TURN[place] ?? '' })),
  ),
)

const LINE_OF: ReadonlyMap<string, ItemLine> = new Map(
  [...LINES, ...SMALL].flatMap(({ items }) => items.map((item) => [item.id, item])),
)

function topicOf(id: string, order: number, items: readonly ItemLine[]): TopicLine {
  return { id, order, title: id, about: '', guide: 'opening', items, reads: 1 }
}

function drawn(start: RoomStart, topics: readonly TopicLine[] = LINES): RoomQuiz {
  const quiz = drawQuiz(start, topics)
  if (!quiz.ok) throw new Error(`${JSON.stringify(start)}: ${quiz.problem}`)
  return quiz.value
}

function problemOf(start: RoomStart, topics: readonly TopicLine[]): QuizProblem | undefined {
  const quiz = drawQuiz(start, topics)
  return quiz.ok ? undefined : quiz.problem
}

function idsOf(quiz: RoomQuiz): string[] {
  return quiz.questions.map(({ item }) => item)
}

function linesOf(quiz: RoomQuiz): ItemLine[] {
  return idsOf(quiz).map((id) => LINE_OF.get(id) ?? lineOf('none'))
}

/** How many times each stands in a list, the most first. */
function countsOf(list: readonly unknown[]): number[] {
  const counts = new Map<unknown, number>()
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts.values()].sort((one, other) => other - one)
}

/** The topics and their questions in another order, with other words. */
function turned(topics: readonly TopicLine[], seed: number): TopicLine[] {
  return topics
    .map((topic, at) => ({ topic, key: (at * 7919 + seed) % 101 }))
    .sort((one, other) => one.key - other.key)
    .map(({ topic }) => ({
      ...topic,
      title: `other ${seed}`,
      about: 'other',
      items: [...topic.items.slice(seed % 5), ...topic.items.slice(0, seed % 5)],
    }))
}

describe('a quiz of the room', () => {
  test('has a warm-up and as many questions as it says, each fitting, none twice, of its topic', () => {
    const sound = (start: RoomStart) => {
      const quiz = drawQuiz(start, LINES)
      if (!quiz.ok) {
        expect(start.topic).not.toBe(0) // a topic may be too small for it, or for its swaps
        return
      }
      const { questions } = quiz.value
      const [warmUp, ...scored] = linesOf(quiz.value)
      expect(new Set(idsOf(quiz.value)).size).toBe(questions.length)
      expect(scoredPlaces(quiz.value)).toBe(scored.length)
      expect(warmUp).toMatchObject({ kind: 'choice', difficulty: 1 })
      expect(scored.every((line) => fitsQuiz(start.kinds, line))).toBe(true)
      expect(questions.map(({ seed }) => seed)).toEqual(
        idsOf(quiz.value).map((id) => `room/${start.seed}/${id}`),
      )
      if (start.topic === 0) {
        expect(scored.length).toBe(start.size)
        return
      }
      const order = LINES.find(({ id }) => id === questions[1]?.topic)?.order
      expect(order).toBe(start.topic * 10)
      expect(countsOf(questions.slice(1).map(({ topic }) => topic)).length).toBe(1)
      expect(scored.length).toBeGreaterThanOrEqual(3)
    }
    fc.assert(fc.property(starts, sound), { seed: 1411, numRuns: 800 })
  })

  test('is the same in whatever order topics and questions are listed, and in every language', () => {
    const same = (start: RoomStart, seed: number) => {
      expect(drawQuiz(start, turned(LINES, seed))).toEqual(drawQuiz(start, LINES))
    }
    fc.assert(fc.property(starts, fc.nat(1000), same), { seed: 1412, numRuns: 300 })
  })

  test('is the same however its code was told, led or at one’s own pace', () => {
    const same = (start: RoomStart) => {
      const again = readStart(writeStart(start))
      expect(again.ok && drawQuiz(again.value, LINES)).toEqual(drawQuiz(start, LINES))
      const other = drawQuiz({ ...start, mode: 'own-pace' }, LINES)
      const one = drawQuiz({ ...start, mode: 'led' }, LINES)
      expect(other.ok && other.value.questions).toEqual(one.ok && one.value.questions)
    }
    fc.assert(fc.property(starts, same), { seed: 1413, numRuns: 200 })
  })

  test.each(fixture('room-quiz') as { code: string; items: string }[])(
    'of $code is what it always was',
    ({ code, items }) => {
      const start = readStart(code)
      expect(start.ok && idsOf(drawn(start.value, SMALL)).join(' ')).toBe(items)
    },
  )

  test.each(QUIZ_SIZES)(
    'of %i questions from the whole bank is even in difficulty and wide in topics',
    (size) => {
      for (const kinds of QUIZ_KINDS)
        for (let seed = 0; seed < 40; seed++) {
          const quiz = drawn(startOf({ size, kinds, seed }))
          const scored = quiz.questions.slice(1)
          const levels = countsOf(
            linesOf(quiz)
              .slice(1)
              .map(({ difficulty }) => difficulty),
          )
          expect(levels.length).toBe(3)
          expect((levels[0] ?? 0) - (levels.at(-1) ?? 0)).toBeLessThanOrEqual(1)
          expect(countsOf(scored.map(({ topic }) => topic))[0]).toBeLessThanOrEqual(2)
          scored.slice(1).forEach(({ topic }, at) => expect(topic).not.toBe(scored[at]?.topic))
        }
    },
  )

  test('asks at most five of a kind whose answers take much room, swaps or not', () => {
    const few = (start: RoomStart) => {
      const quiz = drawQuiz({ ...start, topic: 0 }, LINES)
      if (!quiz.ok) return
      const kinds = linesOf(quiz.value).map(({ kind }) => kind)
      const wide = start.kinds === 'all' ? 'number' : start.size >= 15 ? 'several' : undefined
      expect(kinds.filter((kind) => kind === wide).length).toBeLessThanOrEqual(5)
    }
    fc.assert(fc.property(starts, few), { seed: 1414, numRuns: 600 })
  })

  test('of another seed is another one', () => {
    const quizzes = new Set(Array.from({ length: 300 }, (_, seed) => idsOf(drawn(startOf({ seed }))).join()))
    expect(quizzes.size).toBe(300)
  })

  test('takes every question that fits now and then', () => {
    const asked = new Set<string>()
    for (let seed = 0; seed < 600; seed++)
      for (const id of idsOf(drawn(startOf({ seed, size: 20 })))) asked.add(id)
    const fitting = LINES.flatMap(({ items }) => items).filter((line) => fitsQuiz('quick', line))
    expect(asked.size).toBe(fitting.length)
  })

  test('of a small topic takes what there is, and its warm-up from elsewhere', () => {
    const quiz = drawn(startOf({ topic: 2, size: 20 }), SMALL)
    expect(idsOf(quiz).slice(1).sort()).toEqual([1, 2, 3, 4, 7, 9].map((at) => `beta-${at}`))
    expect(quiz.questions[0]?.topic).not.toBe('beta')
    expect(idsOf(drawn(startOf({ topic: 2, size: 20, kinds: 'cards' }), SMALL)).length).toBe(4)
  })

  test('is not drawn where there is too little', () => {
    const choices = ['one', 'two', 'three', 'four'].map((id) => lineOf(id))
    const topic = topicOf('only', 10, choices)
    expect(problemOf(startOf({ topic: 2 }), [topic])).toBe('no-topic')
    expect(problemOf(startOf(), [])).toBe('no-topic')
    // one of the four is the warm-up
    expect(problemOf(startOf({ topic: 1 }), [topic])).toBeUndefined()
    expect(problemOf(startOf({ topic: 1 }), [topicOf('only', 10, choices.slice(1))])).toBe('too-few')
    // three that fit, but nothing to warm up with
    const truths = choices.map(({ id }) => lineOf(id, { kind: 'truth' }))
    expect(problemOf(startOf({ topic: 1 }), [topicOf('only', 10, truths)])).toBe('too-few')
  })

  test('warms up with the easiest choice there is', () => {
    const lines = ([3, 2, 3, 2] as const).map((difficulty, at) => lineOf(`line-${at}`, { difficulty }))
    const quiz = drawn(startOf({ topic: 1 }), [topicOf('only', 10, lines)])
    expect(linesIn(lines, quiz)[0]?.difficulty).toBe(2)
  })

  test('with kinds of a newer app is drawn all the same, so that all phones draw alike', () => {
    const strange = topicOf(
      'strange',
      10,
      ['a', 'b', 'c'].map((id) => lineOf(id, { kind: 'hologram' })),
    )
    expect(
      idsOf(drawn(startOf({ topic: 1, kinds: 'all' }), [...SMALL.slice(1), strange]))
        .slice(1)
        .sort(),
    ).toEqual(['a', 'b', 'c'])
    expect(problemOf(startOf({ topic: 1 }), [...SMALL.slice(1), strange])).toBe('too-few')
  })
})

function linesIn(lines: readonly ItemLine[], quiz: RoomQuiz): (ItemLine | undefined)[] {
  return idsOf(quiz).map((id) => lines.find((line) => line.id === id))
}

describe('a changed question', () => {
  test('is another one at its place alone', () => {
    const alone = (start: RoomStart, place: number) => {
      const plain = { ...start, topic: 0, swaps: [] }
      const at = 1 + (place % start.size)
      const before = idsOf(drawn(plain))
      const after = idsOf(drawn(swapQuestion(plain, at)))
      expect(before).not.toContain(after[at])
      expect(after.filter((_, other) => other !== at)).toEqual(before.filter((_, other) => other !== at))
    }
    fc.assert(fc.property(starts, fc.nat(), alone), { seed: 1415, numRuns: 300 })
  })

  test('is another one each time, until all others were there, and in the end the first again', () => {
    let start = startOf({ size: 5 })
    const others = new Set<string | undefined>()
    for (let turn = 1; turn <= 29; turn++) {
      start = swapQuestion(start, 3)
      expect(start.swaps).toEqual([{ place: 3, turn }])
      others.add(idsOf(drawn(start))[3])
    }
    expect(others.size).toBe(29)
    expect(swapQuestion(start, 3)).toEqual(startOf({ size: 5 }))
  })

  test('comes round again where there are few others', () => {
    const start = startOf({ topic: 2, size: 5 })
    const at = (turn: number) => idsOf(drawn({ ...start, swaps: [{ place: 1, turn }] }, SMALL))[1]
    expect(at(2)).toBe(at(1))
    expect(at(1)).not.toBe(idsOf(drawn(start, SMALL))[1])
  })

  test('cannot be where there are no others', () => {
    const start = startOf({ topic: 2, size: 10 })
    expect(problemOf(swapQuestion(start, 1), SMALL)).toBe('too-few')
    expect(problemOf({ ...start, swaps: [{ place: 9, turn: 1 }] }, SMALL)).toBe('too-few') // six questions
  })

  test('stays one of six, and of those that there are', () => {
    const full = [1, 2, 3, 4, 5, 6].reduce(swapQuestion, startOf())
    expect(full.swaps.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6])
    expect(canSwap(full, 7)).toBe(false)
    expect(swapQuestion(full, 7)).toBe(full)
    expect(swapQuestion(full, 2).swaps[1]).toEqual({ place: 2, turn: 2 })
    for (const place of [0, 11, 1.5, Number.NaN]) expect(swapQuestion(startOf(), place)).toEqual(startOf())
    expect(new Set(idsOf(drawn(full))).size).toBe(11)
  })
})

describe('the bank of the content wing', () => {
  test('makes a quick quiz and one of every kind of each topic, and cards of nearly all', () => {
    const without = LINES.filter(({ order }) =>
      problemOf(startOf({ topic: order / 10, kinds: 'cards' }), LINES),
    )
    expect(without.length).toBeLessThanOrEqual(1)
    for (const { order, id } of LINES)
      for (const kinds of ['quick', 'all'] as const)
        for (const size of QUIZ_SIZES) {
          const start = startOf({ topic: order / 10, kinds, size })
          expect(Number.isInteger(start.topic) && start.topic >= 1 && start.topic <= 31, id).toBe(true)
          const items = LINES.find((line) => line.id === id)?.items.filter((line) => fitsQuiz(kinds, line))
          expect(scoredPlaces(drawn(start)), id).toBe(Math.min(size, items?.length ?? 0))
        }
  })

  test('has no choice that needs more than the four sides of a card', () => {
    const wide = [...ITEMS.values()].filter((item) => item.kind === 'choice' && item.options.length > 4)
    expect(wide.map(({ id }) => id)).toEqual([])
  })

  test('has numbers of topics of which no two are the same', () => {
    expect(new Set(LINES.map(({ order }) => order)).size).toBe(LINES.length)
  })
})
