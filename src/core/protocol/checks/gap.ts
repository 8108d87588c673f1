import * as z from 'zod/mini'
import { expressionSchema } from '../expression.ts'
import { checkHead, type Desk, type Finding, thresholdSchema } from './check.ts'
import { compare } from './compare.ts'

/**
 * Two sums lie close together. The limits are a percentage of the right sum, a number of papers, or both; with both,
 * `any` fails when one is reached and `all` only when both are. 102 against 100 with 2 % or 15 fails under `any`
 * (2 % is reached) and passes under `all` (2 is fewer than 15).
 */
export const gapSchema = z
  .strictObject({
    ...checkHead,
    kind: z.literal('gap'),
    left: expressionSchema,
    right: expressionSchema,
    percent: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
    count: z.optional(z.int().check(z.positive())),
    combine: z.enum(['any', 'all']),
    threshold: thresholdSchema,
  })
  .check(
    z.refine((gap) => gap.percent !== undefined || gap.count !== undefined, {
      error: 'give a percent, a count, or both',
      path: ['percent'],
    }),
  )

export function judgeGap(check: z.infer<typeof gapSchema>, desk: Desk): Finding {
  return compare(check, desk, (left, right) => {
    const apart = Math.abs(left - right)
    if (apart === 0) return true
    const reached: boolean[] = []
    if (check.percent !== undefined) reached.push(apart * 100 >= check.percent * right)
    if (check.count !== undefined) reached.push(apart >= check.count)
    return check.combine === 'any' ? !reached.includes(true) : reached.includes(false)
  })
}
