import * as z from 'zod/mini'
import { lawReferenceSchema } from '../guide/law.ts'
import { roleSchema } from '../guide/role-schema.ts'
import { slugSchema } from '../ids.ts'
import { QUESTION_KINDS } from '../question/question-kinds.ts'

/*
 * An exam as data: its blueprint (content/exams/<id>/exam.yml) and, in the four voices beside it, its words. The blueprint says
 * how many questions of which topic; which ones is drawn from a seed (draw-paper.ts).
 */

/** Figures of an exam that no lawyer and no decree has confirmed yet; shown as such, never hidden. */
export const UNVERIFIABLE = ['questions', 'minutes', 'pass', 'tries', 'topics'] as const
export type Unverifiable = (typeof UNVERIFIABLE)[number]

export const examSchema = z.strictObject({
  id: slugSchema,
  /** Names it in codes, 1…30; never given to another exam. */
  number: z.int().check(z.minimum(1), z.maximum(30)),
  /** Where it stands among the exams. */
  order: z.int().check(z.positive()),
  /** Whose exam it is: questions about others' work are not asked. [] is everybody's, and asks about all work. */
  roles: z._default(z.array(roleSchema), []),
  /** The time given to everybody; a member may take longer (sitting.ts). */
  minutes: z.int().check(z.minimum(5), z.maximum(240)),
  /** So many of a hundred questions must be wholly right. */
  pass: z.int().check(z.minimum(1), z.maximum(100)),
  /** How often it may be sat; without it as often as one likes. */
  tries: z.optional(z.int().check(z.minimum(1), z.maximum(99))),
  /** Whether answers may be looked at again and changed before the end. */
  lookBack: z.boolean(),
  /** The kinds of question that are asked; [] is all of them. */
  kinds: z._default(z.array(z.enum(QUESTION_KINDS)), []),
  topics: z
    .array(z.strictObject({ topic: slugSchema, count: z.int().check(z.minimum(1), z.maximum(60)) }))
    .check(z.minLength(1), z.maxLength(60)),
  unverified: z._default(z.array(z.enum(UNVERIFIABLE)), []),
  law: z.array(lawReferenceSchema).check(z.minLength(1)),
})
export type Exam = z.infer<typeof examSchema>

const words = z.string().check(z.minLength(1))

/** One language's words for an exam (content/exams/<id>/<language>.yml). */
export const examWordsSchema = z.strictObject({
  of: z.optional(z.string()),
  title: words.check(z.maxLength(60)),
  about: words.check(z.maxLength(200)),
  /** What is sure about the figures, and what is not. */
  note: words.check(z.maxLength(400)),
})
export type ExamWords = z.infer<typeof examWordsSchema>

/** How many questions a paper of an exam has. */
export function questionsIn({ topics }: Pick<Exam, 'topics'>): number {
  return topics.reduce((sum, { count }) => sum + count, 0)
}
