import { bankOf, type CodeProblem, EXAM_SEEDS, readExamCode, writeExamCode } from '../core/exam/exam-code.ts'
import type { ExamLine } from '../core/exam/exam-line.ts'
import { reached, refused, type Result } from '../core/result.ts'
import type { QuestionShelf } from './questions.ts'

/** Why a code opens no paper here. `other-bank`: it was drawn from other questions than this phone has. */
export type PaperProblem = CodeProblem | 'other-bank' | 'unknown-exam'

/** An exam and the code of one of its papers. */
export interface ExamPlace {
  readonly exam: ExamLine
  readonly code: string
}

/** The code of a paper nobody has drawn before. */
export function newExamCode({ bank }: Pick<QuestionShelf, 'bank'>, exam: Pick<ExamLine, 'number'>): string {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1))
  return writeExamCode({ exam: exam.number, seed: chance % EXAM_SEEDS, bank: bankOf(bank) })
}

/** Finds the exam of a code as a person typed it. */
export function openExamCode(
  { bank, exams }: Pick<QuestionShelf, 'bank' | 'exams'>,
  text: string,
): Result<ExamPlace, PaperProblem> {
  const read = readExamCode(text)
  if (!read.ok) return read
  if (read.value.bank !== bankOf(bank)) return refused('other-bank')
  const exam = exams.find(({ number }) => number === read.value.exam)
  return exam ? reached({ exam, code: writeExamCode(read.value) }) : refused('unknown-exam')
}
