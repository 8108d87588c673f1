import { type Attempt, newestFirst } from '../core/attempt/attempt.ts'
import type { Exam } from '../core/exam/exam.ts'
import { replaySitting, type Sitting } from '../core/exam/sitting.ts'
import type { Language } from '../core/language.ts'
import { attemptsOf, unfinishedAttempt } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { asPresent } from './present-person.ts'
import { sittingFrom, type SittingHere } from './sitting-here.ts'

/** An exam that was sat to its end, in figures. */
export interface PastExam {
  readonly attempt: Attempt
  /** The exam's id. */
  readonly exam: string
  readonly code: string
  readonly longer: Sitting['longer']
  /** Questions that were wholly right, of all. */
  readonly right: number
  readonly of: number
  /** Rounded down. */
  readonly percent: number
}

/** The exams of the person at this phone, begun or ended, newest first. */
async function allExams(): Promise<Attempt[]> {
  return newestFirst(
    await unlessRefused(
      asPresent((db, person) => attemptsOf(db, 'exam', person)),
      [],
    ),
  )
}

/** The exams that were sat to their end, newest first. */
export async function pastExams(): Promise<PastExam[]> {
  return (await allExams()).filter(({ result }) => result?.completion === true).map(inFigures)
}

/** An exam that was sat to its end, with its paper and answers; nothing when the paper is not kept any more. */
export async function openPastExam(id: Attempt['id'], language: Language): Promise<SittingHere | undefined> {
  const attempt = (await allExams()).find((each) => each.id === id && each.result?.completion === true)
  return attempt && unlessRefused(sittingFrom(attempt, language), undefined)
}

/** How often an exam may still be sat; nothing when as often as one likes. */
export async function triesLeft({ id, tries }: Pick<Exam, 'id' | 'tries'>): Promise<number | undefined> {
  if (tries === undefined) return undefined
  const sat = (await pastExams()).filter(({ exam }) => exam === id).length
  return Math.max(0, tries - sat)
}

/** The exam of this id that lies unfinished on this phone. */
export async function unfinishedExam(examId: string): Promise<Attempt | undefined> {
  return unlessRefused(
    asPresent((db, person) => unfinishedAttempt(db, 'exam', examId, person)),
    undefined,
  )
}

function inFigures(attempt: Attempt): PastExam {
  const { right, of } = attempt.result?.scores?.['all'] ?? { right: 0, of: 0 }
  const { code, longer } = replaySitting(attempt.events)
  return {
    attempt,
    exam: attempt.subject,
    code,
    longer,
    right,
    of,
    percent: of > 0 ? Math.floor((100 * right) / of) : 0,
  }
}
