import * as z from 'zod/mini'
import { slugSchema } from '../../ids.ts'
import { boxOf } from '../box.ts'
import { conditionSchema, expressionSchema } from '../expression.ts'
import { contentOf, isBlank } from '../paper.ts'
import { weigh } from '../sum.ts'
import { awaiting, checkHead, type Desk, type Finding, pointing } from './check.ts'
import { compare } from './compare.ts'

/**
 * When the numbers stand so, a box holds a certain value or stays blank. With 640 signatures and 638 ballots the box
 * "fewer by" must hold 2; with 640 and 640 it must stay blank. When the condition does not hold, the check passes.
 */
export const impliedValueSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('impliedValue'),
  when: conditionSchema,
  field: slugSchema,
  must: z.union([z.literal('blank'), z.strictObject({ equal: expressionSchema })]),
})

export function judgeImpliedValue(check: z.infer<typeof impliedValueSchema>, desk: Desk): Finding {
  const { holds, left, right } = weigh(check.when, desk.paper)
  if (holds === null) return awaiting([...new Set([...left.awaits, ...right.awaits])])
  if (!holds) return pointing([])
  const box = boxOf(check.field)
  if (check.must === 'blank') return pointing(isBlank(contentOf(desk.paper, box)) ? [] : [box])
  const finding = compare({ left: check.field, right: check.must.equal }, desk, (held, due) => held === due)
  return finding.status === 'failed' ? { ...finding, marks: [box] } : finding
}
