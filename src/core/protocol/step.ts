import * as z from 'zod/mini'
import { slugSchema } from '../ids.ts'
import { FACTS } from './facts.ts'

/** What a step of the count asks of the learner. */
export const STEP_KINDS = [
  'do', // it is done when it is chosen; knowing its turn is the exercise
  'tally', // count signatures or papers and write the number
  'compare', // two control sheets: the same, or not
  'sort', // ballots one by one onto piles
  'vote', // the commission decides on each doubtful ballot
  'seal', // piles are packed and labelled with their numbers
] as const

/** A step of the count. Its turn has come when every step in `after` is done; an earlier choice is noticed and scored apart. */
export const stepSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(STEP_KINDS),
  after: z._default(z.array(slugSchema), []),
  /** For `tally`: the fact that is counted. */
  fact: z.optional(z.enum(FACTS)),
  /** For `compare`: whose control sheets. */
  box: z.optional(z.enum(['main', 'mobile'])),
  /** For `do`: what is packed at this step; the learner picks its package and writes the label. */
  packs: z.optional(z.array(z.enum(['unused', 'spoiled'])).check(z.minLength(1))),
  law: z._default(z.array(slugSchema), []),
})
export type Step = z.infer<typeof stepSchema>
