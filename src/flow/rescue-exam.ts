import { readRescue, readRescueHead, type RescueProblem, writeRescue } from '../core/exam/rescue.ts'
import type { Language } from '../core/language.ts'
import { refused, type Result } from '../core/result.ts'
import { type BeginProblem, beginSitting, preparedPaper } from './begin-sitting.ts'
import { openExamCode } from './exam-place.ts'
import type { QuestionShelf } from './questions.ts'
import { plainItems, type SittingHere } from './sitting-here.ts'

/** Why a rescue is not taken over here. */
export type TakeProblem = RescueProblem | BeginProblem

/** Everything another phone needs to go on with an exam where it stands, as a short text. */
export function rescueText({ sitting, elapsed, paper, items }: SittingHere): string {
  const spent = sitting.ended ? sitting.spent : Math.max(sitting.spent, sitting.before + elapsed())
  return writeRescue(paper, plainItems({ items }), { ...sitting, spent })
}

/** Takes over an exam from another phone; it goes on here, and the time between is not counted. Taken twice it is one exam. */
export async function takeRescue(
  shelf: Pick<QuestionShelf, 'bank' | 'exams'>,
  language: Language,
  text: string,
): Promise<Result<SittingHere, TakeProblem>> {
  const head = readRescueHead(text)
  if (!head.ok) return head
  const place = openExamCode(shelf, head.value.code)
  if (!place.ok) return place
  const { exam, code } = place.value
  const found = await preparedPaper(language, exam.id, code)
  if (!found.ok) return found
  const paper = await found.value.paper
  if (!paper) return refused('unreadable')
  const rescued = readRescue(text, paper.paper, plainItems(paper))
  if (!rescued.ok) return rescued
  return beginSitting(language, exam.id, { code, rescued: rescued.value })
}
