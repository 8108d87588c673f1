import { type Attempt, addEvent, type AttemptEvent } from '../core/attempt/attempt.ts'
import type { Language } from '../core/language.ts'
import { replaySeat } from '../core/room/seat.ts'
import { readStart } from '../core/room/start.ts'
import { addAttempt, changeAttempt } from '../storage/attempts.ts'
import { storageProblem } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { withPapers } from '../storage/papers.ts'
import { ownedHere } from './attempt-keeper.ts'
import { keepQuiz, keptQuiz, type QuizHere } from './room-quiz.ts'

/** Somebody's seat in a quiz of the room, and how far they have come. */
export interface Seat extends QuizHere {
  readonly attempt: Attempt
  /** The start code, without dashes. */
  readonly code: string
  /** 1…60 */
  readonly seat: number
  /** By place, as `writeAnswer` writes them. */
  readonly answers: readonly (string | undefined)[]
  /** The place of the question shown; 0 is the warm-up. */
  readonly at: number
  /** Whether it was finished; then no answer changes any more. */
  readonly isDone: boolean
  /** Whether the room has opened the answers. */
  readonly released: boolean
  /** Whether the phone keeps it. False where storage was refused: it goes on in memory and is kept as soon as that works again. */
  readonly kept: boolean
}

/** A seat that was left, in another window perhaps, takes no more answers. */
export class LeftRoom extends Error {
  constructor(id: Attempt['id']) {
    super(`The quiz of attempt ${id} was left`)
  }
}

/** An attempt as a seat in a quiz: the fold of its events. */
export function seatOf(attempt: Attempt, here: QuizHere, kept: boolean): Seat {
  const { quiz, items, wordsLanguage, asBegun } = here
  const { code, seat, answers, at, ended, released } = replaySeat(attempt.events)
  return {
    quiz,
    items,
    wordsLanguage,
    asBegun,
    attempt,
    code,
    seat,
    answers: quiz.questions.map(({ item }) => answers.get(item)),
    at: Math.min(at, quiz.questions.length - 1),
    isDone: ended,
    released,
    kept,
  }
}

/** A kept attempt on the questions with which it began; nothing when they are not here any more. */
export async function seatFrom(attempt: Attempt, language: Language): Promise<Seat | undefined> {
  const { code, bank } = replaySeat(attempt.events)
  const start = readStart(code)
  if (!start.ok) return undefined
  const kept = { beside: attempt.id, start: start.value, bank, language: attempt.language }
  const here = await keptQuiz(kept, language)
  return here && seatOf(attempt, here, true)
}

/** What is done to an attempt at `now` (ms since 1970). */
export type Change = (attempt: Attempt, now: number) => Attempt

/**
 * Changes the attempt as the phone has it; durable when this resolves. It rejects when the phone does not keep it, unless this seat
 * goes on in memory already.
 */
export async function changed(seat: Seat, change: Change): Promise<Seat> {
  const now = Date.now()
  const guarded = (stored: Attempt): Attempt => {
    if (stored.endedAt !== undefined && !isFinished(stored)) throw new LeftRoom(stored.id)
    return change(seat.kept ? stored : joined(stored, seat.attempt), now)
  }
  try {
    const noted = await withDatabase((db) => changeAttempt(db, seat.attempt.id, now, guarded))
    return seatOf(noted ?? (await putAgain(seat, change)), seat, true)
  } catch (error) {
    if (seat.kept || !storageProblem(error)) throw error
    return inMemory(seat, change)
  }
}

/** Changes a seat without keeping it. */
export function inMemory(seat: Seat, change: Change): Seat {
  return seatOf(change(seat.attempt, Date.now()), seat, false)
}

/** The change that adds one event, unless the quiz is finished. */
export function noting(event: Pick<AttemptEvent, 'act' | 'object'>): Change {
  return (attempt, now) => (isFinished(attempt) ? attempt : addEvent(attempt, event, now))
}

/** Whether a quiz was finished, not left. */
export function isFinished({ result }: Pick<Attempt, 'result'>): boolean {
  return result?.completion === true
}

/** Puts an attempt that the phone has lost, or never had, from memory, with its questions. */
async function putAgain(seat: Seat, change: Change): Promise<Attempt> {
  const owned = await ownedHere(seat.attempt)
  const now = Date.now()
  return withDatabase((db) =>
    withPapers(db, async () => {
      await keepQuiz(db, owned.id, seat)
      return addAttempt(db, change(owned, now), now)
    }),
  )
}

/** What the phone kept of an attempt, and after it what it did not keep meanwhile. */
function joined(stored: Attempt, memory: Attempt): Attempt {
  const apart = memory.events.findIndex((event, at) => !isSame(event, stored.events[at]))
  const missing = apart < 0 ? [] : memory.events.slice(apart)
  const whole = missing
    .filter((event) => stillCounts(event, stored))
    .reduce((attempt, event) => addEvent(attempt, event, memory.startedAt + event.after), stored)
  return { ...memory, ...whole }
}

/** Finished in another window: only the seat still changes, and the answers are opened, once. */
function stillCounts({ act, object }: AttemptEvent, { events, endedAt }: Attempt): boolean {
  if (endedAt === undefined) return true
  if (replaySeat(events).released) return object.startsWith('seat:')
  return act === 'added' || act === 'did'
}

function isSame(one: AttemptEvent, other: AttemptEvent | undefined): boolean {
  return one.act === other?.act && one.object === other.object && one.after === other.after
}
