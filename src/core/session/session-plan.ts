import * as z from 'zod/mini'
import { slugSchema } from '../ids.ts'
import { BLOCK_KINDS, LONGEST_DAY, MOST_PEOPLE, TARGET_KINDS } from './session-kinds.ts'

/*
 * A session plan as data: what follows what and how long it takes (content/sessions/<id>/plan.yml) and, in the four voices
 * beside it, what the trainer does and says. Times of day are no part of it: a trainer begins when the room is full (times.ts).
 */

const target = z
  .string()
  .check(z.regex(new RegExp(`^(${TARGET_KINDS.join('|')}):[a-z0-9-]+(#[a-z0-9-]+)?$`)), z.maxLength(140))

export const blockSchema = z.strictObject({
  /** Unique in the plan; part of links to its group cards. */
  id: slugSchema,
  kind: z.enum(BLOCK_KINDS),
  minutes: z.int().check(z.minimum(1), z.maximum(180)),
  /** Places of the app, the one most needed first. */
  opens: z._default(z.array(target).check(z.maxLength(6)), []),
  /** Group work: so many minutes at the cards; the rest of the block is for reporting back. */
  work: z.optional(z.int().check(z.minimum(1), z.maximum(120))),
  /** Group work: one card for each group, and again from the first when there are more groups. */
  cards: z._default(z.array(slugSchema).check(z.maxLength(8)), []),
})
export type Block = z.infer<typeof blockSchema>

export const planSchema = z.strictObject({
  id: slugSchema,
  /** Where it stands among the plans. */
  order: z.int().check(z.positive()),
  /** So many people at most. */
  people: z._default(z.int().check(z.minimum(4), z.maximum(MOST_PEOPLE)), MOST_PEOPLE),
  days: z
    .array(
      z.strictObject({
        id: slugSchema,
        /** What its blocks add up to, breaks included. */
        minutes: z.int().check(z.minimum(15), z.maximum(LONGEST_DAY)),
        blocks: z.array(blockSchema).check(z.minLength(1), z.maxLength(30)),
      }),
    )
    .check(z.minLength(1), z.maxLength(10)),
})
export type Plan = z.infer<typeof planSchema>
export type Day = Plan['days'][number]

const words = z.string().check(z.minLength(1))

const blockWordsSchema = z.strictObject({
  title: words.check(z.maxLength(60)),
  /** What the trainer does; a break needs none of these three. */
  trainer: z.optional(words.check(z.maxLength(500))),
  /** What the trainer says, word for word if they like. */
  say: z.optional(words.check(z.maxLength(400))),
  /** What the participants do. */
  people: z.optional(words.check(z.maxLength(300))),
  cards: z.optional(
    z.record(
      z.string(),
      z.strictObject({
        title: words.check(z.maxLength(40)),
        task: words.check(z.maxLength(400)),
        /** What the group is asked when it reports back. */
        report: words.check(z.maxLength(200)),
      }),
    ),
  ),
})
export type BlockWords = z.infer<typeof blockWordsSchema>

/** One language's words for a plan (content/sessions/<id>/<language>.yml). */
export const planWordsSchema = z.strictObject({
  of: z.optional(z.string()),
  title: words.check(z.maxLength(60)),
  /** For whom it is and what they can do afterwards. */
  whom: words.check(z.maxLength(250)),
  bring: z.array(words.check(z.maxLength(160))).check(z.minLength(1), z.maxLength(10)),
  days: z.record(z.string(), words.check(z.maxLength(60))),
  blocks: z.record(z.string(), blockWordsSchema),
})
export type PlanWords = z.infer<typeof planWordsSchema>

/** How many minutes a plan takes, breaks included. */
export function minutesIn({ days }: Pick<Plan, 'days'>): number {
  return days.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** The blocks of a plan in which people work in groups with cards, in their order. */
export function groupBlocks({ days }: Pick<Plan, 'days'>): Block[] {
  return days.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'group'))
}
