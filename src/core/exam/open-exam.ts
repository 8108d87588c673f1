import { type Exam, type ExamWords, examSchema, examWordsSchema } from './exam.ts'
import { EXAM_LANGUAGE, type RawExam } from './exam-line.ts'

export { canReadExam, EXAM_LANGUAGE, type ExamLine, examLine, type RawExam } from './exam-line.ts'

/** An exam with one language's words for it. */
export interface OpenedExam {
  readonly exam: Exam
  readonly words: ExamWords
}

/**
 * Takes an exam out of a pack, or out of the paper this phone kept. It is parsed whole: one of a newer app, with a rule that this
 * one does not know, is better left out than held by other rules.
 */
export function openExam(raw: RawExam): OpenedExam | undefined {
  if (raw.reads > EXAM_LANGUAGE) return undefined
  const exam = examSchema.safeParse(raw.exam)
  const words = examWordsSchema.safeParse(raw.words)
  return exam.success && words.success ? { exam: exam.data, words: words.data } : undefined
}
