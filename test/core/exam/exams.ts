import { type Exam, examSchema, type ExamWords } from '../../../src/core/exam/exam.ts'
import type { Stock } from '../../../src/core/exam/fitting.ts'
import type { ItemLine } from '../../../src/core/question/question-line.ts'
import { makeItem } from '../../../src/core/question/make.ts'
import type { Item } from '../../../src/core/question/question.ts'
import type { Random } from '../../../src/core/random.ts'
import { fullAnswer } from '../question/items.ts'

/** An exam in good order, with what a test changes in it. */
export function examOf(change: Record<string, unknown> = {}): Exam {
  return examSchema.parse({
    id: 'officer',
    number: 1,
    order: 10,
    minutes: 60,
    pass: 80,
    lookBack: true,
    topics: [{ topic: 'counting', count: 4 }],
    law: [{ act: 'code', certainty: 'sure' }],
    ...change,
  })
}

/** Words in good order for an exam. */
export const EXAM_WORDS: ExamWords = { title: 'Officer', about: 'What it asks', note: 'What is sure' }

/** The line of a question of a made-up bank. */
export function lineOf(id: string, change: Partial<ItemLine> = {}): ItemLine {
  return { id, kind: 'choice', roles: [], difficulty: 2, ...change }
}

/** A made-up bank that never changes: five topics of nine questions, difficulties in turn. */
export const MADE_UP: readonly Stock[] = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'].map((id) => ({
  id,
  items: Array.from({ length: 9 }, (_, at) =>
    lineOf(`${id}-${at + 1}`, { difficulty: ([1, 2, 3] as const)[at % 3] ?? 2 }),
  ),
}))

/** A blueprint over the made-up bank. */
export const MADE_UP_EXAM: Exam = examOf({
  topics: [
    { topic: 'alpha', count: 4 },
    { topic: 'beta', count: 3 },
    { topic: 'gamma', count: 2 },
    { topic: 'delta', count: 2 },
    { topic: 'epsilon', count: 1 },
  ],
})

/** An answer that somebody gives: right, half or wrong as chance has it; nothing for a question left open. */
export function anyAnswer(item: Item, seed: string, random: Random): string | undefined {
  if (random.chance(15)) return undefined
  const some = (ids: readonly string[]): string[] => ids.filter(() => random.chance(50))
  switch (item.kind) {
    case 'choice':
      return random.pick(item.options)
    case 'several':
      return some(item.options).sort().join(',')
    case 'spot':
      return some(item.spots).sort().join(',')
    case 'log':
      return some(item.pieces.map(({ id }) => id))
        .sort()
        .join(',')
    case 'truth':
      return `${random.chance(50)}:${random.chance(30) ? '' : random.pick(item.reasons)}`
    case 'order':
      return some(random.shuffle(item.steps)).join('>')
    case 'match': {
      const rights = [...item.pairs.map(({ right }) => right), ...item.extra]
      return some(item.pairs.map(({ left }) => left))
        .map((left) => `${left}=${random.pick(rights)}`)
        .sort()
        .join(',')
    }
    case 'number':
      return random.chance(50)
        ? fullAnswer(item, makeItem(item, seed).figures)
        : String(random.below(10_000_000))
  }
}
