import * as z from 'zod/mini'
import { slugSchema } from '../../ids.ts'
import { conditionSchema } from '../expression.ts'
import { boxesOf, contentOf, isBlank } from '../paper.ts'
import { weigh } from '../sum.ts'
import { awaiting, checkHead, type Desk, type Finding, pointing } from './check.ts'

/**
 * A seal, note or reason is there; with a condition, only when the numbers call for it. Votes and invalid 559 against
 * 561 signatures calls for an explanatory note: without one it fails, with one it passes.
 */
export const presentSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('present'),
  field: slugSchema,
  when: z.optional(conditionSchema),
})

export function judgePresent(check: z.infer<typeof presentSchema>, { paper }: Desk): Finding {
  const blank = boxesOf(paper, check.field).filter((box) => isBlank(contentOf(paper, box)))
  if (check.when === undefined) return pointing(blank)
  const { holds, left, right } = weigh(check.when, paper)
  if (holds === null) return awaiting([...new Set([...left.awaits, ...right.awaits])])
  return {
    ...pointing(holds ? blank : []),
    left: left.value,
    right: right.value,
    terms: { left: left.terms, right: right.terms },
  }
}
