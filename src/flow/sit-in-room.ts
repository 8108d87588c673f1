import { type Attempt, addEvent, endAttempt } from '../core/attempt/attempt.ts'
import { tallyOf } from '../core/question/answered.ts'
import { type Mark, markAnswer } from '../core/question/mark.ts'
import { replaySeat, seatEvent } from '../core/room/seat.ts'
import { unlessRefused } from '../storage/failure.ts'
import { beginAnew } from './attempt-keeper.ts'
import type { QuizHere } from './room-quiz.ts'
import { changed, type Change, inMemory, isFinished, noting, type Seat } from './room-seat.ts'
import { tidyPapers } from './tidy-papers.ts'

/**
 * Notes an answer, or takes it back; durable when this resolves. It rejects when the phone does not keep it (full disk, storage closed):
 * `withAnswer` then goes on without. Where another window has finished the quiz meanwhile, that comes back.
 * @param place of the question, 0 for the warm-up
 * @param answer as `writeAnswer` writes it; nothing takes it back
 */
export async function giveAnswer(seat: Seat, place: number, answer: string | undefined): Promise<Seat> {
  return changed(seat, answering(seat, place, answer))
}

/** The seat with an answer that the phone did not keep: from now on it goes on in memory, and is kept as soon as that works again. */
export function withAnswer(seat: Seat, place: number, answer: string | undefined): Seat {
  return inMemory(seat, answering(seat, place, answer))
}

/** Turns to the question at a place. */
export async function goTo(seat: Seat, place: number): Promise<Seat> {
  if (!seat.quiz.questions[place]) throw new RangeError(`The quiz ${seat.code} has no place ${place}`)
  return changed(seat, noting({ act: 'reached', object: String(place) }))
}

/** Takes another seat, 1…60; after the end, too: two phones on one seat are put right with it, and the square is shown anew. */
export async function changeSeat(seat: Seat, number: number): Promise<Seat> {
  const event = seatEvent(number)
  return changed(seat, (attempt, now) =>
    replaySeat(attempt.events).seat === number ? attempt : addEvent(attempt, event, now),
  )
}

/**
 * Finishes the quiz, for good: what is handed in does not change any more. How it came out stands in the attempt for the centre; what was
 * right and what was not is not shown before the room opens the answers.
 */
export async function finishRoom(seat: Seat): Promise<Seat> {
  const finished = await changed(seat, ending(seat))
  await tidyPapers()
  return finished
}

/** Leaves a quiz that is not finished: it is laid aside, kept as it is. */
export async function leaveRoom({ attempt }: Pick<Seat, 'attempt'>): Promise<void> {
  await unlessRefused(beginAnew(attempt), undefined)
  await tidyPapers()
}

/** How the answers came out, by place; the warm-up, too. */
export function marksIn({ quiz, items }: QuizHere, { events }: Pick<Attempt, 'events'>): Mark[] {
  const { answers } = replaySeat(events)
  return items.map(({ item }, place) => {
    const question = quiz.questions[place]
    if (!question) throw new Error(`No question stands at place ${place}`)
    return markAnswer(item, answers.get(question.item) ?? '', question.seed)
  })
}

function answering(seat: Seat, place: number, answer: string | undefined): Change {
  const question = seat.quiz.questions[place]
  if (!question) throw new RangeError(`The quiz ${seat.code} has no place ${place}`)
  return noting({ act: 'chose', object: `${question.item}=${answer ?? ''}` })
}

function ending(here: QuizHere): Change {
  return (attempt, now) => {
    if (isFinished(attempt)) return attempt
    return endAttempt(attempt, now, true, { all: tallyOf(marksIn(here, attempt).slice(1)) })
  }
}
