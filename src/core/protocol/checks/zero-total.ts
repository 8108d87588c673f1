import * as z from 'zod/mini'
import { slugSchema } from '../../ids.ts'
import { expressionSchema } from '../expression.ts'
import { contentOf } from '../paper.ts'
import { measure } from '../sum.ts'
import { checkHead, type Desk, type Finding } from './check.ts'

/**
 * A total is not left empty or at nought while its parts hold something. Votes 203 and 118 with "total 0" fails, even
 * if other parts are still blank; the sum checks then have nothing to add and name this code in `unless`.
 */
export const zeroTotalSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('zeroTotal'),
  parts: expressionSchema,
  total: slugSchema,
})

export function judgeZeroTotal(check: z.infer<typeof zeroTotalSchema>, { paper }: Desk): Finding {
  const parts = measure(check.parts, paper)
  const total = contentOf(paper, check.total).count
  const holdsSomething = parts.terms.some(({ value }) => (value ?? 0) > 0)
  const shown = {
    left: parts.value,
    right: total,
    terms: { left: parts.terms, right: [{ box: check.total, sign: 1, value: total } as const] },
  }
  if ((total ?? 0) > 0) return { ...shown, status: 'passed', marks: [], awaits: [] }
  if (holdsSomething) return { ...shown, status: 'failed', marks: [check.total], awaits: [] }
  if (parts.value === null) return { ...shown, status: 'missing', marks: [], awaits: parts.awaits }
  return { ...shown, status: 'passed', marks: [], awaits: [] }
}
