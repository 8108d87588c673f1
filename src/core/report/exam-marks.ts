import type { Attempt } from '../attempt/attempt.ts'
import { canDraw, drawPaper } from '../exam/draw-paper.ts'
import { bankOf, readExamCode } from '../exam/exam-code.ts'
import { resultOf, scoresOf } from '../exam/exam-result.ts'
import type { Exam } from '../exam/exam.ts'
import { replaySitting } from '../exam/sitting.ts'
import { canonicalJson } from '../pack/canonical.ts'
import { outcomesIn } from '../question/answered.ts'
import type { Item } from '../question/question.ts'
import type { TopicLine } from '../question/question-line.ts'
import { follows } from './follows.ts'

/*
 * The marks of an exam worked out again, with the questions in hand: the paper is drawn from its code, and its answers marked by the very
 * functions of the phone. follows.ts asks whether the figures follow from the marks; this asks whether the marks follow from the answers.
 */

/** The exams of an edition, and the bank they are drawn from. */
export interface ExamBook {
  /** The fingerprint of the bank, the same in every language: what is asked, and how exams draw from it. */
  readonly bank: string
  readonly topics: readonly TopicLine[]
  readonly items: ReadonlyMap<string, Item>
  /** By id. */
  readonly exams: ReadonlyMap<string, Exam>
  /** When the edition was signed (ISO 8601). Its fingerprint does not say where the pass mark lies, and the next edition may have another. */
  readonly issued: string
}

/** Whether the answers give the marks. `unknown`: the exam was sat on other questions than those at hand, so nobody can say here. */
export const EXAM_VERDICTS = ['agrees', 'differs', 'unknown'] as const
export type ExamVerdict = (typeof EXAM_VERDICTS)[number]

/**
 * Marks an exam that is over once more. One that claims nothing, because it was laid aside, agrees; one that came before the centre looked
 * at its door differs as well where its figures do not follow from its marks.
 * @param book that of its bank; nothing where it is not at hand
 */
export function examVerdict(attempt: Attempt, book: ExamBook | undefined): ExamVerdict {
  if (!follows(attempt)) return 'differs'
  if (attempt.result?.scores === undefined) return 'agrees'
  const sitting = replaySitting(attempt.events)
  const exam = book?.exams.get(attempt.subject)
  if (!book || sitting.bank !== book.bank || !exam || !canDraw(exam, book.topics)) return 'unknown'
  const code = readExamCode(sitting.code)
  if (!code.ok) return code.problem === 'newer' ? 'unknown' : 'differs'
  if (sitting.exam !== exam.id || code.value.exam !== exam.number || code.value.bank !== bankOf(book.bank))
    return 'differs'
  const paper = drawPaper(exam, book.topics, code.value.seed)
  if (!paper.every(({ item }) => book.items.has(item))) return 'unknown'
  const due = resultOf(exam, paper, book.items, sitting)
  const marks = due.questions.map(({ item, mark }) => ({ item, right: mark.right, of: mark.of }))
  const { scores, success } = attempt.result
  if (!isSame(outcomesIn(attempt), marks) || !isSame(scores, scoresOf(due))) return 'differs'
  if (success === undefined || success === due.enough) return 'agrees'
  return attempt.pack?.issued === book.issued ? 'differs' : 'unknown'
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other)
}
