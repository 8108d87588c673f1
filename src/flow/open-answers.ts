import { type Attempt, addEvent } from '../core/attempt/attempt.ts'
import { outcomeEvent } from '../core/question/answered.ts'
import type { Mark } from '../core/question/mark.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { isRelease } from '../core/room/release.ts'
import { RELEASED, replaySeat } from '../core/room/seat.ts'
import { unlessRefused } from '../storage/failure.ts'
import { mac } from './mac.ts'
import type { QuizHere } from './room-quiz.ts'
import { changed, inMemory, type Seat } from './room-seat.ts'
import { marksIn } from './sit-in-room.ts'

/**
 * Opens the answers of a quiz that is finished, with the four signs that the trainer tells: from then on marks are shown, and memory
 * knows how each question came out. A phone that does not keep it shows them all the same.
 */
export async function openAnswers(seat: Seat, release: string): Promise<Result<Seat, 'wrong-code'>> {
  if (!seat.isDone) throw new Error(`The quiz of attempt ${seat.attempt.id} is not finished`)
  if (!(await isRelease(release, seat.quiz.start, mac))) return refused('wrong-code')
  const change = (attempt: Attempt, now: number): Attempt => opened(seat, attempt, now)
  return reached(await unlessRefused(changed(seat, change), inMemory(seat, change)))
}

/** How each answer came out, by place; nothing before the room has opened the answers. */
export function marksOf(seat: Seat): readonly Mark[] {
  return seat.released ? marksIn(seat, seat.attempt) : []
}

function opened(here: QuizHere, attempt: Attempt, now: number): Attempt {
  if (replaySeat(attempt.events).released) return attempt
  const told = marksIn(here, attempt).flatMap(({ right, of }, place) => {
    const question = here.quiz.questions[place]
    return question && place > 0 ? [outcomeEvent({ item: question.item, right, of })] : []
  })
  return [...told, RELEASED].reduce((noted, event) => addEvent(noted, event, now), attempt)
}
