import type { ItemLine } from '../question/question-line.ts'
import type { Exam } from './exam.ts'

/** A topic with the questions there are, for drawing from. */
export interface Stock {
  readonly id: string
  readonly items: readonly ItemLine[]
}

/** Whether a question may stand in a paper of an exam: its kind is asked, and it is about the work of whoever sits it. */
export function fitsExam(
  { kinds, roles }: Pick<Exam, 'kinds' | 'roles'>,
  item: Pick<ItemLine, 'kind' | 'roles'>,
): boolean {
  const isAsked = kinds.length === 0 || kinds.some((kind) => kind === item.kind)
  const isTheirs =
    roles.length === 0 || item.roles.length === 0 || item.roles.some((role) => roles.includes(role))
  return isAsked && isTheirs
}
