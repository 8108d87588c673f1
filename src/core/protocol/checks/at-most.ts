import * as z from 'zod/mini'
import { expressionSchema } from '../expression.ts'
import { checkHead, type Desk, type Finding } from './check.ts'
import { compare } from './compare.ts'

/**
 * The left sum is not greater than the right one. 286 signatures at 12:00 against 611 at 17:00 passes, and so does
 * 286 against 286; 611 against 286 fails with a difference of 325.
 */
export const atMostSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('atMost'),
  left: expressionSchema,
  right: expressionSchema,
})

export function judgeAtMost(check: z.infer<typeof atMostSchema>, desk: Desk): Finding {
  return compare(check, desk, (left, right) => left <= right)
}
