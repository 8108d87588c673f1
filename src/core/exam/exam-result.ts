import { tallyOf } from '../question/answered.ts'
import { type Mark, markAnswer } from '../question/mark.ts'
import type { Item } from '../question/question.ts'
import type { PaperQuestion } from './draw-paper.ts'
import type { Exam } from './exam.ts'
import type { Sitting } from './sitting.ts'

/** How a question of a paper came out. */
export interface QuestionResult {
  readonly item: string
  readonly topic: string
  /** What was answered; nothing for a question that was left open. */
  readonly given: string | undefined
  readonly mark: Mark
}

/** So many questions of a topic wholly right, of so many. */
export interface TopicResult {
  readonly topic: string
  readonly right: number
  readonly of: number
}

/** How an exam came out. */
export interface ExamResult {
  /** In the order of the paper. */
  readonly questions: readonly QuestionResult[]
  /** How many are wholly right. */
  readonly right: number
  readonly of: number
  /** Rounded down: 79 of a hundred is never shown as 80. */
  readonly percent: number
  /** Whether that reaches the exam's pass mark. */
  readonly enough: boolean
  /** In the order in which the paper meets them. */
  readonly topics: readonly TopicResult[]
}

/** Marks a sitting on its paper: a question counts when it is wholly right. */
export function resultOf(
  exam: Pick<Exam, 'pass'>,
  paper: readonly PaperQuestion[],
  items: ReadonlyMap<string, Item>,
  sitting: Pick<Sitting, 'answers'>,
): ExamResult {
  const questions = paper.map(({ item: id, topic, seed }) => {
    const item = items.get(id)
    if (!item) throw new RangeError(`The paper asks ${topic}/${id}, which is not among its questions`)
    const given = sitting.answers.get(id)
    return { item: id, topic, given, mark: markAnswer(item, given ?? '', seed) }
  })
  const { right, of } = tallyOf(questions.map(({ mark }) => mark))
  return {
    questions,
    right,
    of,
    percent: Math.floor((100 * right) / Math.max(1, of)),
    enough: isEnough(exam, { right, of }),
    topics: [...new Set(paper.map(({ topic }) => topic))].map((topic) => {
      const own = questions.filter((question) => question.topic === topic)
      return { topic, ...tallyOf(own.map(({ mark }) => mark)) }
    }),
  }
}

/** Whether so many questions wholly right, of so many, reach the pass mark of an exam. */
export function isEnough(
  { pass }: Pick<Exam, 'pass'>,
  { right, of }: Pick<ExamResult, 'right' | 'of'>,
): boolean {
  return 100 * right >= pass * of
}

/** What an attempt says of an exam: the figures of each topic, and of all. */
export function scoresOf({
  topics,
  right,
  of,
}: Pick<ExamResult, 'topics' | 'right' | 'of'>): Record<string, Pick<ExamResult, 'right' | 'of'>> {
  const byTopic = topics.map((each) => [each.topic, { right: each.right, of: each.of }] as const)
  return { ...Object.fromEntries(byTopic), all: { right, of } }
}
