import * as z from 'zod/mini'
import { expressionSchema } from '../expression.ts'
import { checkHead, type Desk, type Finding } from './check.ts'
import { compare } from './compare.ts'

/**
 * Two sums are equal. Votes 721 + invalid 21 against 742 signatures passes;
 * 676 + 21 = 697 against 742 fails with a difference of −45.
 */
export const equalSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('equal'),
  left: expressionSchema,
  right: expressionSchema,
})

export function judgeEqual(check: z.infer<typeof equalSchema>, desk: Desk): Finding {
  return compare(check, desk, (left, right) => left === right)
}
