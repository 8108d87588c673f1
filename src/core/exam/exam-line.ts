import { isRole, type Role } from '../guide/role.ts'

/** The version of the language in which exams are written; raised whenever their schema or one of its lists grows. */
export const EXAM_LANGUAGE = 1

/** An exam as it lies in a pack, with one language's words for it. */
export interface RawExam {
  readonly reads: number
  readonly exam: Readonly<Record<string, unknown>>
  readonly words: Readonly<Record<string, unknown>>
}

/** What a list of exams shows of one: read without its schema. */
export interface ExamLine {
  readonly id: string
  /** Names it in codes. */
  readonly number: number
  readonly order: number
  readonly title: string
  readonly about: string
  readonly roles: readonly Role[]
  readonly minutes: number
  /** How many questions a paper has. */
  readonly questions: number
  /** So many of a hundred must be wholly right. */
  readonly pass: number
  /** The version of the language it is written in. */
  readonly reads: number
}

/** The line of an exam as it lies in a pack. */
export function examLine({ reads, exam, words }: RawExam): ExamLine {
  const [roles, topics] = [exam['roles'], exam['topics']]
  return {
    id: textOf(exam['id']),
    number: numberOf(exam['number']),
    order: numberOf(exam['order']),
    title: textOf(words['title']),
    about: textOf(words['about']),
    roles: Array.isArray(roles) ? roles.filter(isRole) : [],
    minutes: numberOf(exam['minutes']),
    questions: Array.isArray(topics)
      ? topics.reduce<number>((sum, topic: unknown) => sum + countOf(topic), 0)
      : 0,
    pass: numberOf(exam['pass']),
    reads,
  }
}

/** Whether this app can hold the exam of a line. */
export function canReadExam({ reads }: ExamLine): boolean {
  return reads <= EXAM_LANGUAGE
}

function countOf(topic: unknown): number {
  return typeof topic === 'object' && topic !== null && 'count' in topic ? numberOf(topic.count) : 0
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
