import { type Attempt, type AttemptEvent, addEvent, endAttempt } from '../core/attempt/attempt.ts'
import { resultOf, scoresOf, type ExamResult } from '../core/exam/exam-result.ts'
import { replaySitting } from '../core/exam/sitting.ts'
import type { Language } from '../core/language.ts'
import { outcomeEvent } from '../core/question/answered.ts'
import { addAttempt, changeAttempt } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { withPapers } from '../storage/papers.ts'
import { beginAnew, ownedHere } from './attempt-keeper.ts'
import { clockMoved } from './exam-watch.ts'
import { unfinishedExam } from './past-exams.ts'
import { keepPaperOf, plainItems, sittingFrom, type SittingHere, sittingOf } from './sitting-here.ts'
import { tidyPapers } from './tidy-papers.ts'

export { type BeginProblem, beginSitting, prepareSitting, type SittingBeginning } from './begin-sitting.ts'
export { type ExamPlace, newExamCode, openExamCode, type PaperProblem } from './exam-place.ts'
export { openPastExam, type PastExam, pastExams, triesLeft } from './past-exams.ts'
export { rescueText, type TakeProblem, takeRescue } from './rescue-exam.ts'
export type { SittingHere } from './sitting-here.ts'

/** A sitting that was laid aside, in another window perhaps, takes no more answers. */
export class LaidAside extends Error {
  constructor(id: Attempt['id']) {
    super(`Exam ${id} was laid aside`)
  }
}

/** The sitting of an exam that lies unfinished on this phone, where it stands; nothing when there is none. Looking begins nothing. */
export async function openSitting(language: Language, examId: string): Promise<SittingHere | undefined> {
  const attempt = await unfinishedExam(examId)
  return attempt && unlessRefused(sittingFrom(attempt, language), undefined)
}

/**
 * Notes what was just done; durable when this resolves. It rejects when the phone does not keep it (full disk, storage closed): the
 * screen then says so and gives it again later. Where another window has ended the exam meanwhile, that comes back.
 */
export async function noteSitting(
  here: SittingHere,
  event: Pick<AttemptEvent, 'act' | 'object'>,
): Promise<SittingHere> {
  return changed(here, (attempt) => {
    if (isFinished(attempt)) return attempt
    const now = momentIn(here)
    return addEvent(withClock(attempt, now), event, now)
  })
}

/**
 * Ends an exam: how each question came out, and the figures by topic. Durable when this resolves; it rejects when the phone does
 * not keep it, and may then be tried again. It is the exam as the phone has it that is judged, whatever another window shows.
 */
export async function endSitting(here: SittingHere): Promise<SittingHere> {
  const ended = await changed(here, (attempt) => {
    if (isFinished(attempt)) return attempt
    const now = momentIn(here)
    const result = judged(here, attempt)
    const told = result.questions
      .map(({ item, mark }) => outcomeEvent({ item, right: mark.right, of: mark.of }))
      .reduce((noted, event) => addEvent(noted, event, now), attempt)
    return endAttempt(told, now, true, scoresOf(result), result.enough)
  })
  await tidyPapers()
  return ended
}

/** Lays an exam aside, kept as it is, so that another one can begin. */
export async function layAside({ attempt }: Pick<SittingHere, 'attempt'>): Promise<void> {
  await beginAnew(attempt)
  await tidyPapers()
}

function judged({ exam, paper, items }: SittingHere, { events }: Attempt): ExamResult {
  return resultOf(exam, paper, plainItems({ items }), replaySitting(events))
}

/** Changes the attempt as the phone has it; one that the phone has lost is put again from memory, with its paper. */
async function changed(here: SittingHere, change: (attempt: Attempt) => Attempt): Promise<SittingHere> {
  const guarded = (attempt: Attempt): Attempt => {
    if (attempt.endedAt !== undefined && !isFinished(attempt)) throw new LaidAside(attempt.id)
    return change(attempt)
  }
  const now = Date.now()
  const noted = await withDatabase((db) => changeAttempt(db, here.attempt.id, now, guarded))
  return sittingOf(noted ?? (await putAgain(here, guarded)), here, true)
}

async function putAgain(here: SittingHere, change: (attempt: Attempt) => Attempt): Promise<Attempt> {
  const owned = await ownedHere(here.attempt)
  return withDatabase((db) =>
    withPapers(db, async () => {
      await keepPaperOf(db, owned, here)
      return addAttempt(db, change(owned), Date.now())
    }),
  )
}

function isFinished({ result }: Attempt): boolean {
  return result?.completion === true
}

/** The moment by the exam's own watch, in ms since 1970. */
function momentIn({ attempt, elapsed }: SittingHere): number {
  return attempt.startedAt + elapsed()
}

function withClock(attempt: Attempt, now: number): Attempt {
  const moved = clockMoved(attempt)
  return moved === undefined ? attempt : addEvent(attempt, { act: 'added', object: moved }, now)
}
