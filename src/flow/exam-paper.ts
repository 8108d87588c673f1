import { canDraw, drawPaper, type PaperQuestion } from '../core/exam/draw-paper.ts'
import type { Exam, ExamWords } from '../core/exam/exam.ts'
import { readExamCode } from '../core/exam/exam-code.ts'
import { openExam } from '../core/exam/open-exam.ts'
import type { Language } from '../core/language.ts'
import type { OpenedItem } from '../core/question/open-item.ts'
import type { PaperRow } from '../storage/db.ts'
import type { RawExam } from './documents.ts'
import { type QuestionsHere, questionsFromBank, questionsFromKept } from './kept-questions.ts'
import type { QuestionBank } from './questions.ts'

/** The paper of an exam in one language, opened, and as it is kept beside the attempt. */
export interface ExamPaper {
  readonly exam: Exam
  readonly words: ExamWords
  readonly wordsLanguage: Language
  readonly paper: readonly PaperQuestion[]
  /** By id: every question of the paper. */
  readonly items: ReadonlyMap<string, OpenedItem>
  /** As it stood in the pack, for keeping. */
  readonly asBegun: AsBegun
}

/** What is kept of the paper of an exam. */
export type AsBegun = Required<PaperRow['value']>

/** Draws the paper of a code from the bank; nothing when its exam, or a question of it, was made for a newer app. */
export async function paperOfCode(
  bank: QuestionBank,
  id: string,
  code: string,
): Promise<ExamPaper | undefined> {
  const raw = bank.exams.find(({ exam }) => exam['id'] === id)
  const read = readExamCode(code)
  const opened = raw && openExam(raw)
  if (!read.ok || !opened || !canDraw(opened.exam, bank.stock)) return undefined
  return paperOf(bank, raw, drawPaper(opened.exam, bank.stock, read.value.seed))
}

/** A kept paper in the words of another language's bank, which must be the bank it was drawn from. */
export async function paperInWordsOf(
  bank: QuestionBank,
  { exam, questions }: AsBegun,
): Promise<ExamPaper | undefined> {
  const begun = exam.exam
  const raw = bank.exams.find((each) => isRecord(begun) && each.exam['id'] === begun['id'])
  if (!raw || !isRecord(begun)) return undefined
  // the rules are those by which it began; only the words are the other language's
  return paperOf(bank, { reads: exam.reads, exam: begun, words: raw.words }, questions)
}

/** Opens a paper as this phone kept it. */
export function paperFromRow({ language, value }: Omit<PaperRow, 'key'>): ExamPaper | undefined {
  const { exam } = value
  if (!exam || !isRecord(exam.exam) || !isRecord(exam.words)) return undefined
  const raw = { reads: exam.reads, exam: exam.exam, words: exam.words }
  return assembled(raw, language, questionsFromKept(value))
}

async function paperOf(
  { library, shelf }: QuestionBank,
  exam: RawExam,
  questions: readonly PaperQuestion[],
): Promise<ExamPaper | undefined> {
  return assembled(exam, shelf.language, await questionsFromBank(library, questions))
}

function assembled(
  exam: RawExam,
  wordsLanguage: Language,
  { items: found, asBegun }: QuestionsHere,
): ExamPaper | undefined {
  const opened = openExam(exam)
  const items = new Map(found.map((each) => [each.item.id, each] as const))
  const { questions: paper } = asBegun
  if (!opened || items.size < paper.length) return undefined
  return {
    exam: opened.exam,
    words: opened.words,
    wordsLanguage,
    paper,
    items,
    asBegun: { exam, ...asBegun },
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
