import { makeItem } from '../core/question/make.ts'
import { type AnswerCodeProblem, readAnswerCode } from '../core/room/answer-code.ts'
import { kindOfSquare, readEvaluation } from '../core/room/evaluation.ts'
import { take, type Taken } from '../core/room/merge.ts'
import { scoredPlaces } from '../core/room/quiz.ts'
import { type Entry, entryOf, MOST_SEATS } from '../core/room/record.ts'
import { readSquare, type SquareProblem } from '../core/room/square.ts'
import { changedRoom, type HostedRoom, newestWord, plainItemsOf } from './hosted-room.ts'
import { mac } from './mac.ts'

/** Why a card says nothing here: there is no such card, or the question has no such option. */
export type CardProblem = 'no-card' | 'no-option'

/** What came of something that was scanned or typed. */
export type Outcome =
  | { readonly kind: 'taken'; readonly seat: number; readonly taken: Taken }
  | { readonly kind: 'evaluation'; readonly isNew: boolean }
  | { readonly kind: 'refused'; readonly problem: SquareProblem | AnswerCodeProblem | CardProblem }

/** A room after something came, and what came of it. */
export interface Harvested {
  readonly room: HostedRoom
  readonly outcome: Outcome
}

/**
 * Takes the square of a phone: answers, or what somebody thought of the quiz. Durable when this resolves; taken twice it counts once.
 * @param via how it came
 */
export async function takeSquare(
  room: HostedRoom,
  text: string,
  via: 'square' | 'network' = 'square',
): Promise<Harvested> {
  if (kindOfSquare(text) === 'evaluation') return takeEvaluation(room, text)
  const { start } = room.quiz
  const read = await readSquare(text, start, plainItemsOf(room), mac)
  if (!read.ok) return { room, outcome: refusal(read.problem) }
  const { seat, answers, ...rest } = read.value
  const given = answers.map((answer) => answer ?? null)
  return taking(room, seat, entryOf({ kind: 'sheet', at: Date.now(), seat, ...rest, answers: given, via }))
}

/** Takes the answer code of a phone, as somebody typed it. */
export async function takeCode(room: HostedRoom, text: string): Promise<Harvested> {
  const { quiz } = room
  const read = await readAnswerCode(text, quiz.start, scoredPlaces(quiz), mac)
  if (!read.ok) return { room, outcome: refusal(read.problem) }
  const { seat, mark, rights } = read.value
  return taking(room, seat, entryOf({ kind: 'code', at: Date.now(), seat, mark, rights }))
}

/**
 * Takes a card that is held up at a place of the quiz; turned, it counts anew. A card that is seen again as it was writes nothing.
 * @param card its id, 0…59, is that of seat 1…60; its turn is the option in the order shown
 */
export async function takeCard(
  room: HostedRoom,
  place: number,
  { id, turn }: { readonly id: number; readonly turn: number },
): Promise<Harvested> {
  const [item, question] = [room.items[place]?.item, room.quiz.questions[place]]
  if (!item || !question) throw new RangeError(`No place ${place}`)
  const seat = id + 1
  if (!Number.isInteger(id) || id < 0 || seat > MOST_SEATS) return { room, outcome: refusal('no-card') }
  if (item.kind !== 'choice' || makeItem(item, question.seed).shown[turn] === undefined)
    return { room, outcome: refusal('no-option') }
  const isSeen = (entry: Entry): boolean =>
    entry.kind === 'card' && entry.card === seat && entry.place === place && entry.option === turn
  if (room.entries.some(isSeen)) return { room, outcome: { kind: 'taken', seat, taken: 'again' } }
  return taking(room, seat, entryOf({ kind: 'card', at: Date.now(), card: seat, place, option: turn }))
}

async function takeEvaluation(room: HostedRoom, text: string): Promise<Harvested> {
  const read = await readEvaluation(text, room.quiz.start, mac)
  if (!read.ok) return { room, outcome: refusal(read.problem) }
  const { number, ratings, question } = read.value
  const given = ratings.map((rating) => rating ?? null)
  const entry = entryOf({
    kind: 'evaluation',
    at: Date.now(),
    number,
    ratings: given,
    ...(question && { question }),
  })
  const { room: changed, taken } = await put(room, entry)
  return { room: changed, outcome: { kind: 'evaluation', isNew: taken !== 'again' } }
}

async function taking(room: HostedRoom, seat: number, entry: Entry): Promise<Harvested> {
  const { room: changed, taken } = await put(room, entry)
  return { room: changed, outcome: { kind: 'taken', seat, taken } }
}

async function put(room: HostedRoom, entry: Entry): Promise<{ room: HostedRoom; taken: Taken }> {
  let taken: Taken = 'again'
  const changed = await changedRoom(room, ({ head, entries }) => {
    const came = take({ head, entries }, newestWord(entries, entry))
    taken = came.taken
    return { entries: came.record.entries }
  })
  return { room: changed, taken }
}

function refusal(problem: Extract<Outcome, { kind: 'refused' }>['problem']): Outcome {
  return { kind: 'refused', problem }
}
