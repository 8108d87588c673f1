import * as z from 'zod/mini'
import { slugSchema } from '../../ids.ts'
import { conditionSchema } from '../expression.ts'
import { boxOf } from '../box.ts'
import { contentOf } from '../paper.ts'
import { weigh } from '../sum.ts'
import { awaiting, checkHead, type Desk, type Finding } from './check.ts'

/**
 * A statement is ticked exactly when the numbers say so. "Signatures and ballots are equal" ticked with 640 and 638
 * fails, and so does the same statement left out with 640 and 640.
 */
export const tickAgreesSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('tickAgrees'),
  field: slugSchema,
  option: slugSchema,
  when: conditionSchema,
})

export function judgeTickAgrees(check: z.infer<typeof tickAgreesSchema>, { paper }: Desk): Finding {
  const { holds, left, right } = weigh(check.when, paper)
  const box = boxOf(check.field)
  const { ticks } = contentOf(paper, box)
  if (holds === null || ticks.length === 0)
    return awaiting([...(ticks.length === 0 ? [box] : []), ...left.awaits, ...right.awaits])
  const agrees = ticks.includes(check.option) === holds
  return {
    status: agrees ? 'passed' : 'failed',
    marks: agrees ? [] : [box],
    awaits: [],
    left: left.value,
    right: right.value,
    terms: { left: left.terms, right: right.terms },
  }
}
