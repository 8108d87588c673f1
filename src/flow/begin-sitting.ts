import { type Attempt, addEvent, type AttemptEvent } from '../core/attempt/attempt.ts'
import { readExamCode, writeExamCode } from '../core/exam/exam-code.ts'
import { examLine } from '../core/exam/exam-line.ts'
import type { RescuedSitting } from '../core/exam/rescue.ts'
import type { Longer, Sitting } from '../core/exam/sitting.ts'
import type { Language } from '../core/language.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { addAttempt, unfinishedAttempt } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { withPapers } from '../storage/papers.ts'
import { beginAnew, freshAttempt } from './attempt-keeper.ts'
import { type ExamPaper, paperOfCode } from './exam-paper.ts'
import { type ExamPlace, newExamCode, openExamCode, type PaperProblem } from './exam-place.ts'
import { triesLeft } from './past-exams.ts'
import { type BankProblem, openBank, type QuestionBank } from './questions.ts'
import { keepPaperOf, sittingFrom, type SittingHere, sittingOf } from './sitting-here.ts'

/** With what an exam begins. */
export interface SittingBeginning {
  /** The code of the paper to be sat; without one a paper nobody has drawn before. */
  readonly code?: string
  readonly longer?: Longer
  /** What was done on another phone, taken over. */
  readonly rescued?: RescuedSitting
}

/**
 * Why an exam does not begin. `going-on`: another paper of it lies unfinished here, to be finished or laid aside first.
 * `unreadable`: it was made for a newer app. `no-tries`: it was sat as often as it may be.
 */
export type BeginProblem = BankProblem | PaperProblem | 'unreadable' | 'no-tries' | 'going-on'

/**
 * Begins an exam; the attempt and its paper are durable, both or neither, when this resolves with `kept`. One that lies
 * unfinished here is gone on with, if it is the same paper or none was asked for.
 */
export async function beginSitting(
  language: Language,
  examId: string,
  beginning: SittingBeginning = {},
): Promise<Result<SittingHere, BeginProblem>> {
  const found = await preparedPaper(language, examId, beginning.code)
  if (!found.ok) return found
  forget(found.value) // it is taken once
  const { bank, place } = found.value
  const paper = await found.value.paper
  if (!paper) return refused('unreadable')
  const attempt = await begunAttempt(bank, place, beginning)
  const mayBegin = beginning.rescued !== undefined || (await triesLeft(paper.exam)) !== 0

  for (;;) {
    const putting: Promise<Attempt | 'refused' | undefined> = putFirst(attempt, mayBegin ? paper : undefined)
    const first = await unlessRefused(putting, 'refused')
    if (first === undefined) return refused('no-tries')
    if (first === 'refused') return reached(sittingOf(attempt, paper, false))
    if (first.id === attempt.id) return reached(sittingOf(first, paper, true))
    const here = await sittingFrom(first, language)
    if (here) return isWanted(here.sitting, beginning) ? reached(here) : refused('going-on')
    await beginAnew(first) // its paper is lost for good: it is laid aside, kept as it is
  }
}

/** Draws a paper ahead, while somebody reads about the exam: it then begins at once. */
export async function prepareSitting(language: Language, examId: string, code: string): Promise<void> {
  const found = await preparedPaper(language, examId, code)
  if (found.ok) await found.value.paper
}

/** A paper, and the bank from which it is drawn; none when that has a question made for a newer app. */
interface Prepared {
  readonly bank: QuestionBank
  readonly place: ExamPlace
  readonly paper: Promise<ExamPaper | undefined>
}

/** What was prepared last: one is enough, for nobody begins two. */
let prepared: { readonly key: string; readonly found: Prepared } | undefined

/**
 * The paper of a code, drawn ahead or now; without a code, one that nobody has drawn before. What was drawn ahead is taken as it is,
 * even where a new edition has come meanwhile: it is whole, and what its code names.
 */
export async function preparedPaper(
  language: Language,
  examId: string,
  code?: string,
): Promise<Result<Prepared, BeginProblem>> {
  const key = [language, examId, code].join()
  if (prepared?.key === key) return reached(prepared.found)
  const opened = await openBank(language)
  if (!opened.ok) return opened
  const bank = opened.value
  const place = placeOf(bank, examId, code)
  if (!place.ok) return place
  const paper = paperOfCode(bank, examId, place.value.code)
  const found = { bank, place: place.value, paper }
  if (code !== undefined) prepared = { key, found }
  paper.then(
    (drawn) => drawn ?? forget(found),
    () => forget(found), // what could not be read is read again the next time
  )
  return reached(found)
}

function forget(found: Prepared): void {
  if (prepared?.found === found) prepared = undefined
}

async function begunAttempt(
  { shelf: { language, from, bank } }: QuestionBank,
  { exam, code }: ExamPlace,
  beginning: SittingBeginning,
): Promise<Attempt> {
  const pack = from.onThisPhone ? { version: from.version, issued: from.issued } : undefined
  const fresh = await freshAttempt({ kind: 'exam', subject: exam.id, language, pack })
  return firstEvents(`${exam.id}@${code}#${bank}`, beginning).reduce(
    (begun, event) => addEvent(begun, event, begun.startedAt),
    fresh,
  )
}

/**
 * Puts an attempt and its paper, in one transaction. Where one of the same exam lies unfinished, begun in another window a moment
 * ago perhaps, nothing is put and that one comes back; nothing at all when there is none and no paper to begin on.
 */
async function putFirst(attempt: Attempt, paper: ExamPaper | undefined): Promise<Attempt | undefined> {
  return withDatabase((db) =>
    withPapers(db, async () => {
      const { subject, person } = attempt
      const other = await unfinishedAttempt(db, 'exam', subject, person)
      if (other || !paper) return other
      await keepPaperOf(db, attempt, paper)
      return addAttempt(db, attempt, attempt.startedAt)
    }),
  )
}

/** Whether what lies here is what was asked for: the same paper, and taken over if that is what is to be done. */
function isWanted(here: Sitting, { code: wanted, rescued }: SittingBeginning): boolean {
  if (rescued && !here.rescued) return false
  const read = wanted === undefined ? undefined : readExamCode(wanted)
  return read === undefined || (read.ok && writeExamCode(read.value) === here.code)
}

function placeOf(
  { shelf, exams }: QuestionBank,
  examId: string,
  code: string | undefined,
): Result<ExamPlace, BeginProblem> {
  const exam = shelf.exams.find(({ id }) => id === examId)
  if (!exam) return refused(exams.some((raw) => examLine(raw).id === examId) ? 'unreadable' : 'unknown-exam')
  if (code === undefined) return reached({ exam, code: newExamCode(shelf, exam) })
  const place = openExamCode(shelf, code)
  return place.ok && place.value.exam.id !== examId ? refused('unknown-exam') : place
}

function firstEvents(
  opened: string,
  { longer, rescued }: SittingBeginning,
): Pick<AttemptEvent, 'act' | 'object'>[] {
  const more = rescued?.longer ?? longer ?? 0
  return [
    { act: 'opened', object: opened },
    ...(more === 0 ? [] : [{ act: 'added' as const, object: `longer:${more}` }]),
    ...(rescued ? rescuedEvents(rescued) : []),
  ]
}

function rescuedEvents({
  answers,
  flagged,
  at,
  spent,
  overtime,
}: RescuedSitting): Pick<AttemptEvent, 'act' | 'object'>[] {
  return [
    { act: 'added', object: 'rescued' },
    { act: 'added', object: `spent:${Math.floor(spent / 1000)}` },
    ...[...answers].map(([item, answer]) => ({ act: 'chose' as const, object: `${item}=${answer}` })),
    ...[...flagged].map((item) => ({ act: 'pointed' as const, object: item })),
    { act: 'reached', object: String(at + 1) },
    ...(overtime ? [{ act: 'added' as const, object: 'overtime' }] : []),
  ]
}
