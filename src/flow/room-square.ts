import type { Item } from '../core/question/question.ts'
import { markOf, writeAnswerCode } from '../core/room/answer-code.ts'
import { tailOf } from '../core/room/attempt-tail.ts'
import { dayOfDate, minutesBetween } from '../core/room/day.ts'
import { type Evaluation, writeEvaluation } from '../core/room/evaluation.ts'
import { plainQuestion } from '../core/room/room-question.ts'
import { replaySeat } from '../core/room/seat.ts'
import { writeSquare } from '../core/room/square.ts'
import { evaluationOf, keepEvaluation } from '../storage/evaluations.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { localDay } from './local-day.ts'
import { mac } from './mac.ts'
import type { Seat } from './room-seat.ts'
import { marksIn } from './sit-in-room.ts'

/** What is shown at the end, for the trainer's camera: the answers, the seat, no name. */
export async function squareOf(seat: Seat): Promise<string> {
  const { attempt, answers, quiz, items, wordsLanguage } = finished(seat)
  const { spent } = replaySeat(attempt.events)
  const sheet = {
    tail: tailOf(attempt.id),
    seat: seat.seat,
    language: wordsLanguage,
    day: dayOfDate(localDay(attempt.endedAt ?? attempt.updatedAt)),
    minutes: minutesBetween(0, spent),
    answers,
  }
  return writeSquare(quiz.start, sheet, plain(items), mac)
}

/** The same for a trainer without a camera: twelve signs to be read aloud. They say what was right, not what was answered. */
export async function answerCodeOf(seat: Seat): Promise<string> {
  const { attempt, quiz } = finished(seat)
  const rights = marksIn(seat, attempt)
    .slice(1)
    .map(({ whole }) => whole)
  return writeAnswerCode(quiz.start, { seat: seat.seat, rights, mark: markOf(tailOf(attempt.id)) }, mac)
}

/** What was said where the phone keeps nothing, by attempt. */
const saidInMemory = new Map<string, Evaluation>()

/**
 * The square of what somebody thought of the quiz, and of what they ask the trainer. It names no seat and no attempt. What was said
 * first stays, so that the same square comes again whenever it is asked for.
 */
export async function evaluationSquare(
  seat: Seat,
  ratings: readonly (number | undefined)[],
  asked = '',
): Promise<string> {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
  const { id } = seat.attempt
  const question = plainQuestion(asked)
  const said = saidInMemory.get(id) ?? { number, ratings, ...(question && { question }) }
  const kept = await unlessRefused(
    withDatabase((db) => keepEvaluation(db, { attempt: id, ...said })),
    undefined,
  )
  if (!kept) saidInMemory.set(id, said)
  return writeEvaluation(seat.quiz.start, kept ?? said, mac)
}

/** The square of what was said before; nothing when nothing was. */
export async function keptEvaluation(seat: Seat): Promise<string | undefined> {
  const { id } = seat.attempt
  const kept = await unlessRefused(
    withDatabase((db) => evaluationOf(db, id)),
    undefined,
  )
  const said = kept ?? saidInMemory.get(id)
  return said && writeEvaluation(seat.quiz.start, said, mac)
}

function finished(seat: Seat): Seat {
  if (!seat.isDone) throw new Error(`The quiz of attempt ${seat.attempt.id} is not finished`)
  return seat
}

function plain(items: Seat['items']): Item[] {
  return items.map(({ item }) => item)
}
