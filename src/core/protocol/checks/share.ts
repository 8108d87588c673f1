import * as z from 'zod/mini'
import { expressionSchema } from '../expression.ts'
import { checkHead, type Desk, type Finding, thresholdSchema } from './check.ts'
import { compare } from './compare.ts'

/**
 * A part stays below so many per cent of a whole. The floor keeps small precincts quiet: with 5 % and a floor of 10,
 * 2 invalid of 30 (7 %) passes, 40 invalid of 742 (5.4 %) fails, and so does exactly 5 %.
 */
export const shareSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('share'),
  part: expressionSchema,
  of: expressionSchema,
  percent: z.int().check(z.minimum(1), z.maximum(100)),
  /** In papers or people: below this the share says nothing. */
  minCount: z.int().check(z.positive()),
  threshold: thresholdSchema,
})

export function judgeShare(check: z.infer<typeof shareSchema>, desk: Desk): Finding {
  const finding = compare(
    { left: check.part, right: check.of },
    desk,
    (part, whole) => part < check.minCount || part * 100 < check.percent * whole,
  )
  if (finding.status !== 'failed') return finding
  return { ...finding, marks: finding.terms.left.flatMap(({ box }) => box ?? []) }
}
