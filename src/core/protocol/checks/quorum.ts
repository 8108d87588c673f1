import * as z from 'zod/mini'
import { expressionSchema } from '../expression.ts'
import { measure } from '../sum.ts'
import { checkHead, type Desk, type Finding } from './check.ts'

/**
 * Enough people out of so many. Two thirds of 9 is 6, of 10 it is 7 (rounded up); "more than half" of 17 is 9.
 * The right side of the result is the number needed.
 */
export const quorumSchema = z
  .strictObject({
    ...checkHead,
    kind: z.literal('quorum'),
    left: expressionSchema,
    of: expressionSchema,
    /** The share needed: [2, 3] is two thirds, [1, 1] everyone. */
    share: z.tuple([z.int().check(z.positive()), z.int().check(z.positive())]),
    /** True when the share must be passed, not merely reached: "more than half". */
    more: z._default(z.boolean(), false),
  })
  .check(
    z.refine(({ share: [part, whole] }) => part <= whole, {
      error: 'a share is at most the whole',
      path: ['share'],
    }),
  )

export function judgeQuorum(check: z.infer<typeof quorumSchema>, { paper }: Desk): Finding {
  const left = measure(check.left, paper)
  const of = measure(check.of, paper)
  const [part, whole] = check.share
  const terms = { left: left.terms, right: of.terms }
  if (left.value === null || of.value === null) {
    const awaits = [...left.awaits, ...of.awaits]
    return { status: 'missing', marks: [], awaits, left: left.value, right: null, terms }
  }
  const needed = check.more ? Math.floor((of.value * part) / whole) + 1 : Math.ceil((of.value * part) / whole)
  const enough = left.value >= needed
  const marks = enough ? [] : left.terms.flatMap(({ box }) => box ?? [])
  return { status: enough ? 'passed' : 'failed', marks, awaits: [], left: left.value, right: needed, terms }
}
