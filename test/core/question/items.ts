import type { SpokenTopic } from '../../../src/core/question/bank-problem.ts'
import { wantedLists } from '../../../src/core/question/item-words.ts'
import { rightsOf } from '../../../src/core/question/make.ts'
import {
  type Item,
  type ItemOf,
  itemSchema,
  type Topic,
  topicSchema,
} from '../../../src/core/question/question.ts'
import type { ItemWords, OptionWords, TopicWords } from '../../../src/core/question/question-words.ts'
import { LANGUAGES } from '../../../src/core/language.ts'

const HEAD = {
  difficulty: 2,
  guide: 'opening#seal',
  law: [{ act: 'code', certainty: 'sure' }],
}

const SHAPES = {
  choice: { id: 'pick', options: ['alpha', 'beta', 'gamma', 'delta'], right: 'beta' },
  several: { id: 'tick', options: ['alpha', 'beta', 'gamma', 'delta', 'epsilon'], right: ['beta', 'delta'] },
  truth: { id: 'hold', right: true, reasons: ['alpha', 'beta', 'gamma'], reason: 'gamma' },
  order: { id: 'sequence', steps: ['alpha', 'beta', 'gamma', 'delta', 'epsilon'] },
  match: {
    id: 'belong',
    pairs: [
      { left: 'alpha', right: 'one' },
      { left: 'beta', right: 'two' },
      { left: 'gamma', right: 'one' },
      { left: 'delta', right: 'three' },
    ],
    extra: ['four'],
  },
  number: {
    id: 'agree',
    figures: [
      { id: 'votes', from: 100, to: 200 },
      { id: 'invalid', from: 1, to: 9 },
      { id: 'received', from: 400, to: 600, step: 50 },
      { id: 'signed', plus: ['votes', 'invalid'] },
      { id: 'unused', plus: ['received'], minus: ['signed'] },
    ],
    show: ['received', 'votes', 'invalid'],
    ask: 'unused',
    mistakes: [
      { id: 'invalid-forgotten', plus: ['received'], minus: ['votes'] },
      { id: 'invalid-added', plus: ['received', 'invalid'], minus: ['votes'] },
    ],
  },
  spot: {
    id: 'point',
    drawing: 'polling-room',
    spots: ['entrance', 'booth', 'main-box', 'campaign-poster', 'stranger'],
    right: ['campaign-poster', 'stranger'],
  },
  log: {
    id: 'enter',
    pieces: [
      { id: 'time', in: true },
      { id: 'gossip', in: false },
      { id: 'who', in: true },
      { id: 'opinion', in: false },
      { id: 'decision', in: true },
    ],
  },
} as const satisfies { [Kind in Item['kind']]: { id: string } & Record<string, unknown> }

/** A question in good order of each kind, with what a test changes in it. */
export function item<Kind extends Item['kind']>(
  kind: Kind,
  change: Record<string, unknown> = {},
): ItemOf<Kind> {
  return itemSchema.parse({ ...HEAD, kind, ...SHAPES[kind], ...change }) as ItemOf<Kind>
}

/** A question of every kind. */
export const EVERY_KIND: readonly Item[] = (Object.keys(SHAPES) as Item['kind'][]).map((kind) => item(kind))

/** The answer to a question in which nothing is missing; `figures` of the question as it was made. */
export function fullAnswer(asked: Item, figures: Readonly<Record<string, number>>): string {
  switch (asked.kind) {
    case 'choice':
      return asked.right
    case 'several':
    case 'spot':
      return asked.right.join(',')
    case 'truth':
      return `${asked.right}:${asked.reason}`
    case 'order':
      return asked.steps.join('>')
    case 'match':
      return asked.pairs.map(({ left, right }) => `${left}=${right}`).join(',')
    case 'number':
      return String(figures[asked.ask])
    case 'log':
      return asked.pieces
        .filter((piece) => piece.in)
        .map(({ id }) => id)
        .join(',')
  }
}

/** A topic of these questions. */
export function topicOf(items: readonly Item[], change: Record<string, unknown> = {}): Topic {
  return topicSchema.parse({ id: 'counting', order: 10, guide: 'opening', items, ...change })
}

/** Words in good order for a question: every text is a plain run of its own ids, of about one length. */
export function wordsFor(asked: Item): ItemWords {
  const said = (id: string): OptionWords => ({ text: `says ${id}`, why: `because of ${id}` })
  const all = (ids: readonly string[]): Record<string, OptionWords> =>
    Object.fromEntries(ids.map((id) => [id, said(id)]))
  const lists = wantedLists(asked).map(({ place, ids }) => [
    place,
    place === 'figures' ? Object.fromEntries(ids.map((id) => [id, id])) : all(ids),
  ])
  return {
    stem: `Asking about ${asked.id} ${[...asked.id].reverse().join('')} ${asked.kind}`,
    explanation: `Take along ${asked.id}`,
    ...(Object.fromEntries(lists) as Partial<ItemWords>),
    ...(asked.kind === 'match'
      ? {
          pairs: {
            lefts: all(asked.pairs.map(({ left }) => left)),
            rights: Object.fromEntries(rightsOf(asked).map((id) => [id, `to ${id}`])),
          },
        }
      : {}),
  }
}

/** Words for a topic; `change` by item lays other words over them. */
export function topicWords(topic: Topic, change: Record<string, Partial<ItemWords>> = {}): TopicWords {
  return {
    title: 'title',
    about: 'about',
    items: Object.fromEntries(
      topic.items.map((asked) => [asked.id, { ...wordsFor(asked), ...change[asked.id] }]),
    ),
  }
}

/** A topic spoken in four voices that say the same. */
export function spoken(topic: Topic, change: Record<string, Partial<ItemWords>> = {}): SpokenTopic {
  const words = topicWords(topic, change)
  return { facts: topic, voices: Object.fromEntries(LANGUAGES.map((language) => [language, words])) }
}
