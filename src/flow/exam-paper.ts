import { canDraw, drawPaper, type PaperQuestion } from '../core/exam/draw-paper.ts'
import type { Exam, ExamWords } from '../core/exam/exam.ts'
import { readExamCode } from '../core/exam/exam-code.ts'
import { openExam } from '../core/exam/open-exam.ts'
import type { Language } from '../core/language.ts'
import type { OpenedItem } from '../core/question/open-item.ts'
import type { PaperRow } from '../storage/db.ts'
import type { RawExam, RawTopic } from './documents.ts'
import { openFrom, type QuestionBank, readTopics } from './questions.ts'

/** The paper of an exam in one language, opened, and as it is kept beside the attempt. */
export interface ExamPaper {
  readonly exam: Exam
  readonly words: ExamWords
  readonly wordsLanguage: Language
  readonly paper: readonly PaperQuestion[]
  /** By id: every question of the paper. */
  readonly items: ReadonlyMap<string, OpenedItem>
  /** As it stood in the pack, for keeping. */
  readonly asBegun: PaperRow['value']
}

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
  { exam, questions }: PaperRow['value'],
): Promise<ExamPaper | undefined> {
  const begun = exam.exam
  const raw = bank.exams.find((each) => isRecord(begun) && each.exam['id'] === begun['id'])
  if (!raw || !isRecord(begun)) return undefined
  // the rules are those by which it began; only the words are the other language's
  return paperOf(bank, { reads: exam.reads, exam: begun, words: raw.words }, questions)
}

/** Opens a paper as this phone kept it. */
export function paperFromRow({ language, value }: Omit<PaperRow, 'key'>): ExamPaper | undefined {
  const { exam, questions, items } = value
  if (!isRecord(exam.exam) || !isRecord(exam.words)) return undefined
  const topics = new Map(
    [...new Set(items.map(({ topic }) => topic))].map((topic) => {
      const own = items.filter((each) => each.topic === topic)
      return [topic, topicOf(topic, own)] as const
    }),
  )
  return assembled(
    { reads: exam.reads, exam: exam.exam, words: exam.words },
    language,
    questions,
    topics,
    value,
  )
}

async function paperOf(
  { library, shelf }: QuestionBank,
  exam: RawExam,
  questions: readonly PaperQuestion[],
): Promise<ExamPaper | undefined> {
  const topics = await readTopics(library, questions)
  const items = questions.map(({ topic, item }) => rawItem(topics.get(topic), topic, item))
  return assembled(exam, shelf.language, questions, topics, { exam, questions, items })
}

function assembled(
  raw: RawExam,
  wordsLanguage: Language,
  paper: readonly PaperQuestion[],
  topics: ReadonlyMap<string, RawTopic>,
  asBegun: PaperRow['value'],
): ExamPaper | undefined {
  const opened = openExam(raw)
  const items = new Map(openFrom(topics, paper).map((each) => [each.item.id, each] as const))
  if (!opened || items.size < paper.length) return undefined
  return { exam: opened.exam, words: opened.words, wordsLanguage, paper, items, asBegun }
}

function rawItem(raw: RawTopic | undefined, topic: string, item: string): PaperRow['value']['items'][number] {
  const all = raw?.topic['items']
  const words = raw?.words['items']
  return {
    topic,
    reads: raw?.reads ?? 0,
    item: Array.isArray(all) ? all.find((each: unknown) => isRecord(each) && each['id'] === item) : undefined,
    words: isRecord(words) ? words[item] : undefined,
  }
}

/** A topic of only those questions that a paper has of it. */
function topicOf(id: string, own: PaperRow['value']['items']): RawTopic {
  const words = own.flatMap(({ item, words: said }) =>
    isRecord(item) && typeof item['id'] === 'string' ? [[item['id'], said] as const] : [],
  )
  return {
    reads: own[0]?.reads ?? 0,
    topic: { id, items: own.map(({ item }) => item) },
    words: { items: Object.fromEntries(words) },
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
