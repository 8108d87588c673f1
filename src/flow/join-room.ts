import { type Attempt, addEvent, newestFirst } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import type { Language } from '../core/language.ts'
import { reached, type Result } from '../core/result.ts'
import { replaySeat, seatEvent, sittingDown } from '../core/room/seat.ts'
import {
  readStart,
  type RoomStart,
  startFromSquare,
  type StartProblem,
  writeStart,
} from '../core/room/start.ts'
import { addAttempt, attemptsOf } from '../storage/attempts.ts'
import type { Database } from '../storage/db.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { withPapers } from '../storage/papers.ts'
import { beginAnew, freshAttempt } from './attempt-keeper.ts'
import { asPresent } from './present-person.ts'
import { type BankProblem, openBank, type QuestionBank } from './questions.ts'
import { type DrawProblem, keepQuiz, type QuizHere, quizFromBank } from './room-quiz.ts'
import { changed, inMemory, isFinished, type Seat, seatFrom, seatOf } from './room-seat.ts'

export { marksOf, openAnswers } from './open-answers.ts'
export { changeSeat, finishRoom, giveAnswer, goTo, leaveRoom, withAnswer } from './sit-in-room.ts'
export { LeftRoom, type Seat } from './room-seat.ts'
export { answerCodeOf, evaluationSquare, keptEvaluation, squareOf } from './room-square.ts'

/** Why a code does not lead into a room here. */
export type JoinProblem = StartProblem | DrawProblem | BankProblem

/** For so long (ms) a finished quiz is shown again when the app is opened: its square is still to be scanned, its answers to be opened. */
const SHOWN = 12 * 60 * 60_000

/**
 * Sits down in the quiz of a start code, or of the link that a camera read. The attempt and its questions are durable, both or
 * neither, when this resolves with `kept`. A quiz of this code that is not finished is gone on with, on the seat said now; so is one that
 * was finished on this seat today.
 * @param seat 1…60
 */
export async function joinRoom(
  language: Language,
  code: string,
  seat: number,
): Promise<Result<Seat, JoinProblem>> {
  const read = readStart(startFromSquare(code))
  if (!read.ok) return read
  const start = read.value
  const before = await unlessRefused(seatLeftOff(language, start, seat), undefined)
  if (before) return reached(before)

  const opened = await openBank(language)
  if (!opened.ok) return opened
  const drawn = await quizFromBank(opened.value, start)
  if (!drawn.ok) return drawn
  const attempt = await begunAttempt(opened.value, start, seat)
  const putting = putFirst(attempt, seat, drawn.value)
  const first = await unlessRefused(putting, undefined)
  if (first?.id === attempt.id) return reached(seatOf(first, drawn.value, true))
  // begun in another window a moment ago, on the same questions
  return reached(
    first ? await seated(seatOf(first, drawn.value, true), seat) : seatOf(attempt, drawn.value, false),
  )
}

/**
 * The quiz one is in: not finished, or finished within twelve hours. A phone that was killed is back with no step in between. Looking
 * begins nothing.
 */
export async function currentSeat(language: Language): Promise<Result<Seat | undefined, BankProblem>> {
  const here = await unlessRefused(newestSeat(language), undefined)
  return reached(here)
}

async function newestSeat(language: Language): Promise<Seat | undefined> {
  const attempts = await asPresent((db, person) => attemptsOf(db, 'room', person))
  const [newest] = newestFirst(attempts).filter(isOpen)
  if (!newest || !isShown(newest)) return undefined
  return seatFrom(newest, language)
}

/** The seat to go on with; where its questions are lost for good, it is laid aside, kept as it is. */
async function seatLeftOff(language: Language, start: RoomStart, seat: number): Promise<Seat | undefined> {
  const before = await asPresent((db, person) => attemptToGoOnWith(db, writeStart(start), seat, person))
  if (!before) return undefined
  const here = await seatFrom(before, language)
  if (here) return seated(here, seat)
  const opened = await openBank(language)
  if (opened.ok && !isFinished(before)) await beginAnew(before)
  return undefined
}

async function attemptToGoOnWith(
  db: Database,
  code: string,
  seat: number,
  person: Uuid | undefined,
): Promise<Attempt | undefined> {
  const all = newestFirst(await attemptsOf(db, 'room', person)).filter(({ subject }) => subject === code)
  const [newest] = all.filter(isOpen)
  if (!newest || newest.endedAt === undefined) return newest
  // several people may sit one after another with one phone, each on a seat of their own
  return isShown(newest) && replaySeat(newest.events).seat === seat ? newest : undefined
}

function isOpen({ endedAt, result }: Attempt): boolean {
  return endedAt === undefined || isFinished({ result })
}

function isShown({ endedAt }: Attempt): boolean {
  return endedAt === undefined || Date.now() - endedAt < SHOWN
}

async function seated(here: Seat, seat: number): Promise<Seat> {
  if (here.seat === seat) return here
  const change = (attempt: Attempt, now: number): Attempt => addEvent(attempt, seatEvent(seat), now)
  return unlessRefused(changed(here, change), inMemory(here, change))
}

async function begunAttempt(
  { shelf: { language, from, bank } }: QuestionBank,
  start: RoomStart,
  seat: number,
): Promise<Attempt> {
  const pack = from.onThisPhone ? { version: from.version, issued: from.issued } : undefined
  const code = writeStart(start)
  const fresh = await freshAttempt({ kind: 'room', subject: code, language, pack })
  return sittingDown(code, bank, seat).reduce(
    (begun, event) => addEvent(begun, event, begun.startedAt),
    fresh,
  )
}

/**
 * Puts an attempt and its questions, in one transaction. Where one of the same quiz is to be gone on with, nothing is put and that one
 * comes back.
 */
async function putFirst(attempt: Attempt, seat: number, quiz: QuizHere): Promise<Attempt> {
  return withDatabase((db) =>
    withPapers(db, async () => {
      const other = await attemptToGoOnWith(db, attempt.subject, seat, attempt.person)
      if (other) return other
      await keepQuiz(db, attempt.id, quiz)
      return addAttempt(db, attempt, attempt.startedAt)
    }),
  )
}
