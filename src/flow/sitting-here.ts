import type { Attempt } from '../core/attempt/attempt.ts'
import { replaySitting, type Sitting } from '../core/exam/sitting.ts'
import type { Language } from '../core/language.ts'
import type { Item } from '../core/question/question.ts'
import type { Database, PaperRow } from '../storage/db.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { keepPaper, keptPapers } from '../storage/papers.ts'
import { type ExamPaper, paperFromRow, paperInWordsOf, paperOfCode } from './exam-paper.ts'
import { elapsedIn, startWatch } from './exam-watch.ts'
import { openBank } from './questions.ts'

/** An exam on the screen, and how far somebody has come with it. */
export interface SittingHere extends ExamPaper {
  readonly attempt: Attempt
  readonly sitting: Sitting
  /** Whether the phone keeps it. False where storage is refused: it can be sat, and nothing of it stays. */
  readonly kept: boolean
  /** Milliseconds since it began on this phone, for `timeLeft`; whatever is done to the phone's clock. */
  readonly elapsed: () => number
}

/** An attempt as a sitting of a paper: the fold of its events. */
export function sittingOf(attempt: Attempt, paper: ExamPaper, kept: boolean): SittingHere {
  const { exam, words, wordsLanguage, paper: questions, items, asBegun } = paper
  startWatch(attempt)
  return {
    exam,
    words,
    wordsLanguage,
    paper: questions,
    items,
    asBegun,
    attempt,
    sitting: replaySitting(attempt.events),
    kept,
    elapsed: () => elapsedIn(attempt),
  }
}

/**
 * A kept attempt on the paper on which it began: in the words of this language if it was opened in it before or the bank is still
 * the one it was drawn from, else in those of the language in which it began. Nothing when the paper is not here any more.
 */
export async function sittingFrom(attempt: Attempt, language: Language): Promise<SittingHere | undefined> {
  const rows = await withDatabase((db) => keptPapers(db, attempt.id))
  const here = rows.find((row) => row.language === language)
  const paper =
    (here && paperFromRow(here)) ??
    (await paperFromBank(attempt, language, rows[0]?.value)) ??
    rows
      .sort((a) => (a.language === attempt.language ? -1 : 1))
      .map(paperFromRow)
      .find((each) => each !== undefined)
  return paper && sittingOf(attempt, paper, true)
}

async function paperFromBank(
  attempt: Attempt,
  language: Language,
  begun: PaperRow['value'] | undefined,
): Promise<ExamPaper | undefined> {
  const sitting = replaySitting(attempt.events)
  const opened = await openBank(language)
  if (!opened.ok || opened.value.shelf.bank !== sitting.bank) return undefined
  const bank = opened.value
  // a paper that was lost the code and the bank give again
  const paper = begun?.exam
    ? await paperInWordsOf(bank, { ...begun, exam: begun.exam })
    : await paperOfCode(bank, sitting.exam, sitting.code)
  if (paper)
    await unlessRefused(
      withDatabase((db) => keepPaperOf(db, attempt, paper)),
      undefined,
    )
  return paper
}

/** The questions of a paper without their words, by id. */
export function plainItems({ items }: Pick<ExamPaper, 'items'>): ReadonlyMap<string, Item> {
  return new Map([...items].map(([id, { item }]) => [id, item] as const))
}

/** Keeps the paper of an attempt. */
export async function keepPaperOf(
  db: Database,
  { id }: Pick<Attempt, 'id'>,
  { wordsLanguage, asBegun }: Pick<ExamPaper, 'wordsLanguage' | 'asBegun'>,
): Promise<void> {
  await keepPaper(db, { attempt: id, language: wordsLanguage, value: asBegun })
}
