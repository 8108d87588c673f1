import { bankOf } from '../core/exam/exam-code.ts'
import type { Language } from '../core/language.ts'
import type { OpenedItem } from '../core/question/open-item.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { drawQuiz, type QuizProblem, type RoomQuiz } from '../core/room/quiz.ts'
import type { RoomStart } from '../core/room/start.ts'
import type { Database, PaperRow } from '../storage/db.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { keepPaper, keptPapers } from '../storage/papers.ts'
import { type Begun, type QuestionsHere, questionsFromBank, questionsFromKept } from './kept-questions.ts'
import { openBank, type QuestionBank } from './questions.ts'

/** A quiz of the room with its questions in one language. */
export interface QuizHere {
  readonly quiz: RoomQuiz
  /** By place: the warm-up first. */
  readonly items: readonly OpenedItem[]
  readonly wordsLanguage: Language
  /** As it stood in the pack, for keeping. */
  readonly asBegun: Begun
}

/**
 * Why a code makes no quiz here. `other-bank`: this phone has another edition than the one it was drawn from. `newer-questions`: one of
 * its questions was made for a newer app.
 */
export type DrawProblem = QuizProblem | 'other-bank' | 'newer-questions'

/** Draws the quiz of a start from the bank. */
export async function quizFromBank(
  bank: QuestionBank,
  start: RoomStart,
): Promise<Result<QuizHere, DrawProblem>> {
  if (start.bank !== bankOf(bank.shelf.bank)) return refused('other-bank')
  const drawn = drawQuiz(start, bank.stock)
  if (!drawn.ok) return drawn
  const here = await quizOf(bank, start, drawn.value.questions)
  return here ? reached(here) : refused('newer-questions')
}

/** Beside what questions are kept, and from which bank they were drawn. */
export interface KeptBeside {
  /** The attempt, or the row of a room that is held from this phone. */
  readonly beside: PaperRow['attempt']
  readonly start: RoomStart
  /** The fingerprint of the bank. */
  readonly bank: string
  /** The language in which it began. */
  readonly language: Language
  /** What is asked, where that is known without the kept questions. */
  readonly questions?: Begun['questions']
}

/**
 * The quiz as it was when it began: in the words of this language if it was opened in it before or the bank is still the one it was
 * drawn from, else in those of the language in which it began. Nothing when its questions are not here any more.
 */
export async function keptQuiz(kept: KeptBeside, language: Language): Promise<QuizHere | undefined> {
  const rows = await withDatabase((db) => keptPapers(db, kept.beside))
  const here = rows.find((row) => row.language === language)
  return (
    (here && quizFromRow(here, kept.start)) ??
    (await quizFromSameBank(kept, language, kept.questions ?? rows[0]?.value.questions)) ??
    rows
      .sort((a) => (a.language === kept.language ? -1 : 1))
      .map((row) => quizFromRow(row, kept.start))
      .find((each) => each !== undefined)
  )
}

/** Keeps the questions of a quiz beside what is done on them. */
export async function keepQuiz(
  db: Database,
  beside: PaperRow['attempt'],
  { wordsLanguage, asBegun }: Pick<QuizHere, 'wordsLanguage' | 'asBegun'>,
): Promise<void> {
  await keepPaper(db, { attempt: beside, language: wordsLanguage, value: asBegun })
}

async function quizFromSameBank(
  { beside, start, bank }: KeptBeside,
  language: Language,
  questions: Begun['questions'] | undefined,
): Promise<QuizHere | undefined> {
  const opened = await openBank(language)
  if (!opened.ok || opened.value.shelf.bank !== bank) return undefined
  // questions that were lost the code and the bank give again
  const drawn = questions ? undefined : drawQuiz(start, opened.value.stock)
  const asked = questions ?? (drawn?.ok ? drawn.value.questions : undefined)
  const here = asked && (await quizOf(opened.value, start, asked))
  if (here)
    await unlessRefused(
      withDatabase((db) => keepQuiz(db, beside, here)),
      undefined,
    )
  return here
}

async function quizOf(
  { library, shelf }: QuestionBank,
  start: RoomStart,
  questions: Begun['questions'],
): Promise<QuizHere | undefined> {
  return wholeQuiz(start, shelf.language, await questionsFromBank(library, questions))
}

function quizFromRow({ language, value }: PaperRow, start: RoomStart): QuizHere | undefined {
  return wholeQuiz(start, language, questionsFromKept(value))
}

function wholeQuiz(
  start: RoomStart,
  wordsLanguage: Language,
  { items, asBegun }: QuestionsHere,
): QuizHere | undefined {
  const { questions } = asBegun
  if (items.length < questions.length) return undefined
  return { quiz: { start, questions }, items, wordsLanguage, asBegun }
}
