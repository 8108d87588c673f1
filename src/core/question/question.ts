import * as z from 'zod/mini'
import { lawReferenceSchema } from '../guide/law.ts'
import { roleSchema } from '../guide/role-schema.ts'
import { slugSchema } from '../ids.ts'
import { DRAWING_NAMES } from './drawings.ts'
import { DIFFICULTIES, REVIEWS } from './question-kinds.ts'

/*
 * The question bank as data: the structure file of a topic (content/questions/<topic>/items.yml). What is asked and
 * answered stands in the four voices beside it (question-words.ts). What an author writes is read strictly.
 */

export type { Difficulty, QuestionKind, Review } from './question-kinds.ts'

/** An option, step, piece … by its meaning. Short, because answers are kept as lists of them. */
const partSchema = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(28))

const isoDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

/** A sum of other figures: what is added, and what is taken away. */
const sumShape = {
  plus: z.array(partSchema).check(z.minLength(1), z.maxLength(8)),
  minus: z._default(z.array(partSchema).check(z.maxLength(8)), []),
}

/** A figure drawn from a seed between two bounds, both possible; or one that follows from earlier ones. */
export const figureSchema = z.union([
  z.strictObject({
    id: partSchema,
    from: z.int().check(z.minimum(0)),
    to: z.int().check(z.maximum(999_999)),
    step: z._default(z.int().check(z.minimum(1)), 1),
  }),
  z.strictObject({ id: partSchema, ...sumShape }),
])
export type Figure = z.infer<typeof figureSchema>

/** An answer that people really give, made of figures as they make it. */
export const mistakeSchema = z.strictObject({ id: partSchema, ...sumShape })
export type Mistake = z.infer<typeof mistakeSchema>

const itemHead = {
  /** Unique in the whole bank; never renamed once published. */
  id: slugSchema.check(z.maxLength(40)),
  /** Whose work it is about; [] is everybody's. */
  roles: z._default(z.array(roleSchema), []),
  difficulty: z.literal(DIFFICULTIES),
  /** Where the guide says it: `chapter` or `chapter#section`. */
  guide: z.string().check(z.regex(/^[a-z0-9-]+(#[a-z0-9-]+)?$/)),
  law: z.array(lawReferenceSchema).check(z.minLength(1)),
  review: z._default(z.enum(REVIEWS), 'draft'),
  reviewedBy: z.optional(z.string().check(z.minLength(1))),
  reviewedOn: z.optional(isoDate),
}

export const itemSchema = z.discriminatedUnion('kind', [
  /** One option is right. */
  z.strictObject({
    ...itemHead,
    kind: z.literal('choice'),
    options: z.array(partSchema).check(z.minLength(3), z.maxLength(5)),
    right: partSchema,
    /** True keeps the options in their order, for numbers and times. */
    fixed: z._default(z.boolean(), false),
  }),
  /** Some options are right. */
  z.strictObject({
    ...itemHead,
    kind: z.literal('several'),
    options: z.array(partSchema).check(z.minLength(4), z.maxLength(6)),
    right: z.array(partSchema).check(z.minLength(2), z.maxLength(5)),
    fixed: z._default(z.boolean(), false),
  }),
  /** The stem is a statement: does it hold, and why? */
  z.strictObject({
    ...itemHead,
    kind: z.literal('truth'),
    right: z.boolean(),
    reasons: z.array(partSchema).check(z.minLength(3), z.maxLength(4)),
    reason: partSchema,
  }),
  /** Steps, written here in their right order. */
  z.strictObject({
    ...itemHead,
    kind: z.literal('order'),
    steps: z.array(partSchema).check(z.minLength(4), z.maxLength(7)),
  }),
  /** What belongs to what; several lefts may share one right. `extra` rights belong to nothing. */
  z.strictObject({
    ...itemHead,
    kind: z.literal('match'),
    pairs: z
      .array(z.strictObject({ left: partSchema, right: partSchema }))
      .check(z.minLength(3), z.maxLength(6)),
    extra: z._default(z.array(partSchema).check(z.maxLength(2)), []),
  }),
  /** A figure that must agree with those shown. */
  z.strictObject({
    ...itemHead,
    kind: z.literal('number'),
    figures: z.array(figureSchema).check(z.minLength(2), z.maxLength(12)),
    show: z.array(partSchema).check(z.minLength(1), z.maxLength(8)),
    ask: partSchema,
    mistakes: z.array(mistakeSchema).check(z.minLength(1), z.maxLength(5)),
  }),
  /** Places on a drawing. */
  z.strictObject({
    ...itemHead,
    kind: z.literal('spot'),
    drawing: z.enum(DRAWING_NAMES),
    spots: z.array(partSchema).check(z.minLength(4), z.maxLength(9)),
    right: z.array(partSchema).check(z.minLength(1), z.maxLength(3)),
  }),
  /** What belongs in an entry of the log-book. */
  z.strictObject({
    ...itemHead,
    kind: z.literal('log'),
    pieces: z
      .array(z.strictObject({ id: partSchema, in: z.boolean() }))
      .check(z.minLength(5), z.maxLength(8)),
  }),
])
export type Item = z.infer<typeof itemSchema>

/** An item of one kind. */
export type ItemOf<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

export const topicSchema = z.strictObject({
  id: slugSchema,
  /** Where it stands among the topics: the order of the day, by tens. */
  order: z.int().check(z.positive()),
  /** The chapter of the guide it belongs to, or where to read on. */
  guide: z.string().check(z.regex(/^[a-z0-9-]+(#[a-z0-9-]+)?$/)),
  items: z.array(itemSchema).check(z.minLength(1), z.maxLength(60)),
})
export type Topic = z.infer<typeof topicSchema>
