import { type Attempt, addEvent, endAttempt } from '../core/attempt/attempt.ts'
import { type Answered, answeredIn, answerEvent, tallyOf } from '../core/question/answered.ts'
import type { Mark } from '../core/question/mark.ts'
import { note } from './attempt-keeper.ts'
import type { QuestionShelf } from './questions.ts'

/** An answer as it is noted: to which question, made from which seed, and how it came out. */
export interface GivenAnswer {
  readonly item: string
  readonly seed: string
  readonly answer: string
  readonly mark: Pick<Mark, 'right' | 'of'>
}

/** In what an answer is noted. */
export interface Answering {
  readonly kind: 'questions' | 'review'
  readonly subject: string
  readonly shelf: Pick<QuestionShelf, 'language' | 'from'>
  /** Whether the newest attempt of this subject is the one that is going on. */
  readonly goesOn: (attempt: Attempt, now: number) => boolean
  /** Whether with these answers everything there was to do has been done: then it is over. */
  readonly isOver?: (answers: readonly Answered[]) => boolean
}

/**
 * Notes an answer in the attempt that is going on, or in a new one; durable when this resolves. It rejects when the phone does
 * not keep it. The figures stand in the attempt after each answer, since whoever practises may just leave (end-sittings.ts).
 */
export async function noteAnswerIn(
  { kind, subject, shelf: { language, from }, goesOn, isOver }: Answering,
  { item, seed, answer, mark }: GivenAnswer,
): Promise<Attempt> {
  const pack = from.onThisPhone ? { version: from.version, issued: from.issued } : undefined
  return note({ kind, subject, language, pack }, goesOn, (attempt, now) => {
    const begun =
      attempt.events.length > 0 ? attempt : addEvent(attempt, { act: 'opened', object: subject }, now)
    const event = answerEvent({ item, seed, answer, right: mark.right, of: mark.of })
    const answered = withFigures(addEvent(begun, event, now))
    return isOver?.(answeredIn(answered))
      ? endAttempt(answered, now, true, answered.result?.scores)
      : answered
  })
}

function withFigures(attempt: Attempt): Attempt {
  return { ...attempt, result: { completion: false, scores: { all: tallyOf(answeredIn(attempt)) } } }
}

/** A seed nobody has drawn before: what a question is made from. */
export function freshSeed(): string {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1))
  return chance.toString(36)
}
