import { layApart } from '../exam/draw-paper.ts'
import type { ItemLine, TopicLine } from '../question/question-line.ts'
import { type Random, randomFrom } from '../random.ts'
import { reached, refused, type Result } from '../result.ts'
import { MOST_SWAPS, type QuizKinds, type RoomStart, SWAP_TURNS } from './start.ts'

/*
 * From a start code to its quiz. Codes name quizzes, so nothing here may ever give another quiz for the same code and the same bank,
 * unless the format of start codes (start.ts) is raised.
 */

/** A question of a quiz. */
export interface QuizQuestion {
  readonly topic: string
  readonly item: string
  /** What the question is made from (question/make.ts) and marked with. */
  readonly seed: string
}

/** A quiz in the room. */
export interface RoomQuiz {
  readonly start: RoomStart
  /** By place: the first is the warm-up, which does not count; the scored ones follow. */
  readonly questions: readonly QuizQuestion[]
}

/** Why no quiz can be drawn: this phone has no such topic, or it has too few questions that fit. */
export type QuizProblem = 'no-topic' | 'too-few'

/** Fewer make no quiz. */
const LEAST = 3

/** Of kinds whose answers take much room on a square a quiz has at most so many; what a small quiz has fits anyway. */
const MOST_WIDE = 5

/** A question that fits, before it has its seed. */
interface Candidate {
  readonly topic: string
  readonly line: ItemLine
}

/**
 * Draws a quiz: difficulties as even as can be, topics mixed. In what order topics and questions are listed does not matter, nor the
 * language of their words.
 * @param topics every topic of the bank with all its questions, those that this app cannot read among them, so that all phones draw alike
 */
export function drawQuiz(start: RoomStart, topics: readonly TopicLine[]): Result<RoomQuiz, QuizProblem> {
  const { topic, size, kinds, seed, swaps } = start
  const asked = topics.filter(({ order }) => topic === 0 || order === topic * 10)
  if (asked.length === 0) return refused('no-topic')
  const random = randomFrom(`room-quiz/${topic}/${size}/${kinds}/${seed}`)
  const warmUp = drawWarmUp(random.apart('warm-up'), topics, asked)
  const fitting = random
    .apart('stock')
    .shuffle(candidatesIn(asked))
    .filter(({ line }) => fitsQuiz(kinds, line) && line.id !== warmUp?.line.id)
  const drawn = drawEven(fitting, start)
  if (!warmUp || drawn.length < LEAST) return refused('too-few')
  const laid = layApart(random.apart('order').shuffle(drawn))
  const standing = new Set([warmUp, ...laid].map(({ line }) => line.id))
  for (const { place, turn } of swaps) {
    const original = laid[place - 1]
    if (!original) return refused('too-few')
    const wide = wideKind(start)
    const others = random
      .apart(`swap/${place}`)
      .shuffle(fitting)
      .filter(({ line }) => !standing.has(line.id) && (line.kind !== wide || original.line.kind === wide))
    const other = others[(turn - 1) % others.length]
    if (!other) return refused('too-few')
    laid[place - 1] = other
    standing.add(other.line.id)
  }
  const questions = [warmUp, ...laid].map(({ topic: id, line }) => ({
    topic: id,
    item: line.id,
    seed: `room/${seed}/${line.id}`,
  }))
  return reached({ start, questions })
}

/** Whether the question at a place can be changed: not when six others already are. */
export function canSwap({ swaps, size }: RoomStart, place: number): boolean {
  const isPlace = Number.isInteger(place) && place >= 1 && place <= size
  return isPlace && (swaps.length < MOST_SWAPS || swaps.some((swap) => swap.place === place))
}

/**
 * The start with the next other question at a place, 1…20; after the last turn the first question stands there again. Where nothing
 * can be changed (`canSwap`) it stays as it is.
 */
export function swapQuestion(start: RoomStart, place: number): RoomStart {
  if (!canSwap(start, place)) return start
  const turn = 1 + (start.swaps.find((swap) => swap.place === place)?.turn ?? 0)
  const others = start.swaps.filter((swap) => swap.place !== place)
  const swaps = turn > SWAP_TURNS ? others : [...others, { place, turn }]
  return { ...start, swaps: swaps.sort((one, other) => one.place - other.place) }
}

/** How many questions of a quiz count. */
export function scoredPlaces(quiz: RoomQuiz): number {
  return quiz.questions.length - 1
}

/** Whether a question may stand in such a quiz. Its kind alone decides: kinds of a newer app fit where every kind does. */
export function fitsQuiz(kinds: QuizKinds, { kind }: Pick<ItemLine, 'kind'>): boolean {
  if (kinds === 'all') return true
  return kind === 'choice' || (kinds === 'quick' && (kind === 'truth' || kind === 'several'))
}

/** The kind of which a quiz has only a few, so that its square stays small (square.ts). */
function wideKind({ kinds, size }: RoomStart): string | undefined {
  if (kinds === 'all') return 'number'
  return kinds === 'quick' && size >= 15 ? 'several' : undefined
}

function candidatesIn(topics: readonly TopicLine[]): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const { id, items } of [...topics].sort(byId))
    for (const line of items) if (!found.has(line.id)) found.set(line.id, { topic: id, line })
  return [...found.values()].sort((one, other) => byId(one.line, other.line))
}

/** By the signs of ids, the same in every language of a phone. */
function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}

/** One after another: of the difficulty of which there is least, then of the topic of which there is least, then by chance. */
function drawEven(fitting: readonly Candidate[], start: RoomStart): Candidate[] {
  const wide = wideKind(start)
  const drawn: Candidate[] = []
  const count = (is: (candidate: Candidate) => boolean): number => drawn.filter(is).length
  while (drawn.length < start.size) {
    const isFull = count(({ line }) => line.kind === wide) >= MOST_WIDE
    const left = fitting.filter((each) => !drawn.includes(each) && !(isFull && each.line.kind === wide))
    const weights = left.map((each) => ({
      each,
      alike: count(({ line }) => line.difficulty === each.line.difficulty),
      near: count(({ topic }) => topic === each.topic),
    }))
    const [next] = weights.sort((one, other) => one.alike - other.alike || one.near - other.near)
    if (!next) return drawn
    drawn.push(next.each)
  }
  return drawn
}

/** An easy choice, the easiest there is: of a topic that is not asked, if there is one, so that it takes no question away. */
function drawWarmUp(
  random: Random,
  topics: readonly TopicLine[],
  asked: readonly TopicLine[],
): Candidate | undefined {
  const isAsked = new Set(asked.map(({ id }) => id))
  const choices = random.shuffle(candidatesIn(topics)).filter(({ line }) => line.kind === 'choice')
  const rank = ({ topic, line }: Candidate): number => line.difficulty + (isAsked.has(topic) ? 3 : 0)
  return choices.sort((one, other) => rank(one) - rank(other))[0]
}
