import { type AttemptKind, newestFirst } from '../core/attempt/attempt.ts'
import { type Answered, answeredIn } from '../core/question/answered.ts'
import { attemptsOf } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { asPresent } from './present-person.ts'

const ANSWERING: readonly AttemptKind[] = ['questions', 'review', 'exam', 'room']

/** Everything the person at this phone has answered, in practice, review, exams and quizzes of the room, in the order of writing. */
export async function pastAnswers(): Promise<Answered[]> {
  const reading = asPresent((db, person) =>
    Promise.all(ANSWERING.map((kind) => attemptsOf(db, kind, person))),
  )
  const attempts = (await unlessRefused(reading, [])).flat()
  return newestFirst(attempts).reverse().flatMap(answeredIn)
}
