import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { answerOfNumber, answersOf } from '../../../src/core/exam/answer-number.ts'
import { LANGUAGES } from '../../../src/core/language.ts'
import type { Item } from '../../../src/core/question/question.ts'
import { type TopicLine, topicLine } from '../../../src/core/question/question-line.ts'
import type { Random } from '../../../src/core/random.ts'
import type { AnswerSheet, Mac } from '../../../src/core/room/square.ts'
import {
  MOST_SWAPS,
  QUIZ_KINDS,
  QUIZ_MODES,
  QUIZ_SIZES,
  type RoomStart,
  type Swap,
} from '../../../src/core/room/start.ts'
import { RAW_TOPICS } from '../exam/real-bank.ts'
import { item } from '../question/items.ts'

/** The signs of codes. */
export const SIGNS = '23456789ABCDEFGHJKMNPQRSTWXYZ'

/** HMAC-SHA-256 by Node: the same as the browser's. */
export const mac: Mac = (key, message) =>
  Promise.resolve(Uint8Array.from(createHmac('sha256', key).update(message).digest()))

/** A start, with what a test changes in it. */
export function startOf(change: Partial<RoomStart> = {}): RoomStart {
  return { topic: 0, size: 10, mode: 'led', kinds: 'quick', bank: 77, seed: 4_000, swaps: [], ...change }
}

const swapsWithin = (size: number): fc.Arbitrary<Swap[]> =>
  fc
    .uniqueArray(
      fc.record({ place: fc.integer({ min: 1, max: size }), turn: fc.integer({ min: 1, max: 29 }) }),
      {
        maxLength: MOST_SWAPS,
        selector: ({ place }) => place,
      },
    )
    .map((swaps) => swaps.sort((one, other) => one.place - other.place))

/** Any start that a code can hold. */
export const starts: fc.Arbitrary<RoomStart> = fc.constantFrom(...QUIZ_SIZES).chain((size) =>
  fc.record({
    topic: fc.nat(31),
    size: fc.constant(size),
    mode: fc.constantFrom(...QUIZ_MODES),
    kinds: fc.constantFrom(...QUIZ_KINDS),
    bank: fc.nat(1023),
    seed: fc.nat(4095),
    swaps: swapsWithin(size),
  }),
)

/** The topics of the content wing as a phone lists them. */
export const LINES: readonly TopicLine[] = RAW_TOPICS.map(topicLine)

/** An answer as chance has it, of all there are; nothing now and then. */
export function anyOf(item: Item, random: Random): string | undefined {
  if (random.chance(10)) return undefined
  for (;;) {
    const answer = answerOfNumber(item, random.below(answersOf(item)))
    if (answer !== undefined) return answer
  }
}

/** A sheet as chance has it. */
export function anySheet(items: readonly Item[], random: Random): AnswerSheet {
  return {
    tail: Array.from({ length: 16 }, () => random.below(16).toString(16)).join(''),
    seat: random.between(1, 60),
    language: random.pick(LANGUAGES),
    day: random.below(65_536),
    minutes: random.below(64),
    answers: items.map((item) => anyOf(item, random)),
  }
}

const IDS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota']

/** A question of each kind with as many parts as its schema allows. */
export const WIDEST = {
  choice: item('choice', { id: 'choice', options: IDS.slice(0, 5) }),
  several: item('several', { id: 'several', options: IDS.slice(0, 6) }),
  truth: item('truth', { id: 'truth', reasons: IDS.slice(0, 4) }),
  order: item('order', { id: 'order', steps: IDS.slice(0, 7) }),
  match: item('match', {
    id: 'match',
    pairs: IDS.slice(0, 6).map((left) => ({ left, right: `to-${left}` })),
    extra: ['one', 'two'],
  }),
  number: item('number', { id: 'number' }),
  spot: item('spot', { id: 'spot', spots: IDS, right: ['alpha'] }),
  log: item('log', { id: 'log', pieces: IDS.slice(0, 8).map((id, at) => ({ id, in: at < 4 })) }),
} satisfies { [Kind in Item['kind']]: Item }
