import { canReadExam, type ExamLine, examLine } from '../core/exam/exam-line.ts'
import type { Language } from '../core/language.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import { type OpenedItem, openItems } from '../core/question/open-item.ts'
import { canReadItem, QUESTION_LANGUAGE, type TopicLine } from '../core/question/question-line.ts'
import { reached, refused, type Result } from '../core/result.ts'
import type { RawExam, RawTopic } from './documents.ts'
import { type Library, openLibrary, type ReadFrom } from './read-guide.ts'

/** The question bank of one language, as lists need it. */
export interface QuestionShelf {
  readonly language: Language
  readonly from: ReadFrom
  /** The fingerprint of what the questions ask, 8 hex digits; the same in all languages of an edition. */
  readonly bank: string
  /** The day of the vote this edition is made for, YYYY-MM-DD. */
  readonly polling: string | undefined
  /** In the order of the day; of each only the questions this app can put. */
  readonly topics: readonly TopicLine[]
  readonly exams: readonly ExamLine[]
  /** How many questions and exams in the pack were made for a newer app. */
  readonly unreadable: number
}

/** The shelf with what exams are drawn from. */
export interface QuestionBank {
  readonly shelf: QuestionShelf
  /** With the questions of a newer app, too: a paper is drawn from all there are, so that one code is one paper on every phone. */
  readonly stock: readonly TopicLine[]
  readonly exams: readonly RawExam[]
  readonly library: Library
}

/** A question by where it lies. */
export interface ItemPlace {
  readonly topic: string
  readonly item: string
}

export type BankProblem = PackProblem | 'missing'

const opened = new Map<string, Omit<QuestionBank, 'library'>>()

/** Opens the lists of the question bank of a language. */
export async function openQuestions(language: Language): Promise<Result<QuestionShelf, BankProblem>> {
  const bank = await openBank(language)
  return bank.ok ? reached(bank.value.shelf) : bank
}

/** Opens the question bank of a language, for drawing from it; read once for each edition. */
export async function openBank(language: Language): Promise<Result<QuestionBank, BankProblem>> {
  const library = await openLibrary(language)
  if (!library.ok) return library
  const { from } = library.value
  const key = `${language}@${from.version}@${from.issued}@${from.onThisPhone}`
  const known = opened.get(key)
  if (known) return reached({ ...known, library: library.value })
  const found = await library.value.read('questions')
  if (!found || found.topics.length === 0) return refused('missing') // an edition of before there were questions
  const { bank, polling, topics: stock, exams } = found
  const topics = stock
    .map(readable)
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => a.order - b.order)
  const lines = exams.map(examLine).filter(canReadExam)
  const shelf = {
    language,
    from,
    bank,
    polling,
    topics,
    exams: lines.sort((a, b) => a.order - b.order),
    unreadable: countItems(stock) - countItems(topics) + exams.length - lines.length,
  }
  opened.clear() // one language at a time is read; an edition that was replaced is not kept
  opened.set(key, { shelf, stock, exams })
  return reached({ shelf, stock, exams, library: library.value })
}

/** Opens some questions, in the order in which they are asked for; one that is not there any more is left out. */
export async function openTopicItems(
  language: Language,
  wanted: readonly ItemPlace[],
): Promise<Result<OpenedItem[], PackProblem>> {
  const library = await openLibrary(language)
  if (!library.ok) return library
  return reached(openFrom(await readTopics(library.value, wanted), wanted))
}

/** The topics in which some questions lie, and no others. */
export async function readTopics(
  library: Library,
  wanted: readonly ItemPlace[],
): Promise<ReadonlyMap<string, RawTopic>> {
  const ids = [...new Set(wanted.map(({ topic }) => topic))]
  const found = await library.readAll(ids.map((id) => `topic/${id}` as const))
  return new Map(ids.flatMap((id, at) => (found[at] ? [[id, found[at]] as const] : [])))
}

/** Takes questions out of their topics; only those that are asked for are parsed. */
export function openFrom(topics: ReadonlyMap<string, RawTopic>, wanted: readonly ItemPlace[]): OpenedItem[] {
  const items = new Map<string, OpenedItem>()
  for (const [name, raw] of topics) {
    const ids = wanted.filter(({ topic }) => topic === name).map(({ item }) => item)
    for (const each of openItems(raw, ids)) items.set(`${name}/${each.item.id}`, each)
  }
  return wanted.map(({ topic, item }) => items.get(`${topic}/${item}`)).filter((each) => each !== undefined)
}

function readable(topic: TopicLine): TopicLine {
  return { ...topic, items: topic.reads <= QUESTION_LANGUAGE ? topic.items.filter(canReadItem) : [] }
}

function countItems(topics: readonly TopicLine[]): number {
  return topics.reduce((sum, { items }) => sum + items.length, 0)
}
