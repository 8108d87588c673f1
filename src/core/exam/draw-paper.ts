import { type Random, randomFrom } from '../random.ts'
import { DIFFICULTIES, type Difficulty } from '../question/question-kinds.ts'
import type { ItemLine } from '../question/question-line.ts'
import type { Exam } from './exam.ts'
import { fitsExam, type Stock } from './fitting.ts'

/*
 * From a seed to a paper. Codes name papers by their seed, so nothing here may ever give another paper for the same seed and the
 * same bank, unless the format of exam codes (exam-code.ts) is raised.
 */

/** A question of a paper. */
export interface PaperQuestion {
  readonly topic: string
  readonly item: string
  /** What the question is made from (question/make.ts) and marked with. */
  readonly seed: string
}

/** What a paper is drawn by. */
type Blueprint = Pick<Exam, 'number' | 'topics' | 'kinds' | 'roles'>

/** The questions of a topic in the order of chance; those before `count` are drawn. */
interface Pile {
  readonly topic: string
  readonly count: number
  readonly items: ItemLine[]
}

/**
 * Draws a paper: of every topic as many questions as the blueprint says, none twice, difficulties as even as the stock allows,
 * topics mixed. In what order topics and questions are listed does not matter.
 */
export function drawPaper(exam: Blueprint, topics: readonly Stock[], seed: number): PaperQuestion[] {
  const random = randomFrom(`paper/${exam.number}/${seed}`)
  const piles = pilesOf(exam, topics, random)
  const short = piles.find(({ count, items }) => items.length < count)
  if (short)
    throw new RangeError(
      `${short.items.length} questions of ${short.topic} cannot make ${short.count} of a paper`,
    )
  even(piles, random.apart('difficulties'))
  const drawn = piles.flatMap(({ topic, count, items }) =>
    items.slice(0, count).map(({ id }) => ({ topic, item: id, seed: `${seed}/${id}` })),
  )
  return layApart(random.apart('order').shuffle(drawn))
}

/** Whether the stock holds a paper: a phone that cannot read some of the questions may have too few. */
export function canDraw(exam: Blueprint, topics: readonly Stock[]): boolean {
  return pilesOf(exam, topics, randomFrom('')).every(({ count, items }) => items.length >= count)
}

function pilesOf(exam: Blueprint, topics: readonly Stock[], random: Random): Pile[] {
  const stock = new Map(topics.map(({ id, items }) => [id, items]))
  const counts = new Map<string, number>()
  for (const { topic, count } of exam.topics) counts.set(topic, (counts.get(topic) ?? 0) + count)
  return [...counts].sort(byId).map(([topic, count]) => {
    const fitting = new Map(
      (stock.get(topic) ?? []).filter((item) => fitsExam(exam, item)).map((item) => [item.id, item]),
    )
    const items = [...fitting].sort(byId).map(([, item]) => item)
    return { topic, count, items: random.apart(topic).shuffle(items) }
  })
}

/** By the signs of ids, the same in every language of a phone. */
function byId([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * Changes questions that are drawn for others of their topic, as long as that makes the difficulties more even. A change may
 * need two topics: one gives a hard question for a middling one, another a middling one for an easy one.
 */
function even(piles: readonly Pile[], random: Random): void {
  for (;;) {
    const totals = new Map(DIFFICULTIES.map((difficulty) => [difficulty, 0]))
    for (const { count, items } of piles)
      for (const { difficulty } of items.slice(0, count))
        totals.set(difficulty, (totals.get(difficulty) ?? 0) + 1)
    const way = waysToEven(totals).find((steps) =>
      steps.every(([from, to]) => piles.some((pile) => canChange(pile, from, to))),
    )
    if (!way) return
    for (const [from, to] of way) {
      const able = piles.filter((pile) => canChange(pile, from, to))
      change(random.pick(able), from, to)
    }
  }
}

type Change = readonly [from: Difficulty, to: Difficulty]

/** From what there is too much of to what there is too little of, the greatest gap first, straight or by way of the third. */
function waysToEven(totals: ReadonlyMap<Difficulty, number>): Change[][] {
  const gap = ([from, to]: Change): number => (totals.get(from) ?? 0) - (totals.get(to) ?? 0)
  const pairs = DIFFICULTIES.flatMap((from) => DIFFICULTIES.map((to): Change => [from, to]))
  return pairs
    .filter((pair) => gap(pair) > 1)
    .sort((one, other) => gap(other) - gap(one))
    .flatMap(([from, to]) => {
      const third = DIFFICULTIES.filter((difficulty) => difficulty !== from && difficulty !== to)
      return [
        [[from, to]],
        ...third.map((by): Change[] => [
          [from, by],
          [by, to],
        ]),
      ]
    })
}

function placesOf({ count, items }: Pile, from: Difficulty, to: Difficulty): readonly [number, number] {
  return [
    items.findIndex(({ difficulty }, at) => at < count && difficulty === from),
    items.findIndex(({ difficulty }, at) => at >= count && difficulty === to),
  ]
}

function canChange(pile: Pile, from: Difficulty, to: Difficulty): boolean {
  return placesOf(pile, from, to).every((place) => place >= 0)
}

function change(pile: Pile, from: Difficulty, to: Difficulty): void {
  const [out, into] = placesOf(pile, from, to)
  const [left, taken] = [pile.items[out], pile.items[into]]
  if (!left || !taken) throw new Error(`${pile.topic} has no question of ${from} to change for one of ${to}`)
  pile.items[out] = taken
  pile.items[into] = left
}

/** Lays questions so that no two of one topic follow each other, as long as one topic is not more than half of what is left. */
export function layApart<Question extends { readonly topic: string }>(
  mixed: readonly Question[],
): Question[] {
  const left = [...mixed]
  const laid: Question[] = []
  while (left.length > 0) {
    const before = laid.at(-1)?.topic
    const pressing = left.find(
      ({ topic }) =>
        topic !== before && 2 * left.filter((other) => other.topic === topic).length > left.length,
    )?.topic
    const at = left.findIndex(({ topic }) => (pressing === undefined ? topic !== before : topic === pressing))
    laid.push(...left.splice(Math.max(0, at), 1))
  }
  return laid
}
