import * as z from 'zod/mini'
import { slugSchema } from '../../ids.ts'
import { boxOf, rowOf } from '../box.ts'
import { boxesOf, contentOf, isBlank, saysSame } from '../paper.ts'
import type { Term } from '../sum.ts'
import { awaiting, checkHead, type Desk, type Finding } from './check.ts'

/**
 * What stands here stands there too: in another field, or in a field of another form on the desk. Signatures 742 in
 * the accounting and 742 in the protocol passes; 742 and 724 fails. Repeated fields are held row against row.
 */
export const sameAsSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('sameAs'),
  field: slugSchema,
  as: z.strictObject({ form: z.optional(slugSchema), field: slugSchema }),
})

export function judgeSameAs(check: z.infer<typeof sameAsSchema>, { paper, other }: Desk): Finding {
  const there = check.as.form === undefined ? paper : other(check.as.form)
  const boxes = boxesOf(paper, check.field)
  if (there === undefined) return awaiting([])
  const pairs = boxes.map((near) => ({ near, far: boxOf(check.as.field, rowOf(near)) }))
  const blank = pairs.filter(
    ({ near, far }) => isBlank(contentOf(paper, near)) || isBlank(contentOf(there, far)),
  )
  if (blank.length > 0 || boxesOf(there, check.as.field).length !== boxes.length)
    return awaiting(blank.map(({ near }) => near).filter((box) => isBlank(contentOf(paper, box))))
  const differing = pairs.filter(({ near, far }) => !saysSame(contentOf(paper, near), contentOf(there, far)))
  const left: Term[] = pairs.map(({ near: box }) => ({ box, sign: 1, value: contentOf(paper, box).count }))
  const right: Term[] = pairs.map(({ far }) => ({ box: far, sign: 1, value: contentOf(there, far).count }))
  return {
    status: differing.length > 0 ? 'failed' : 'passed',
    marks: differing.map(({ near }) => near),
    awaits: [],
    left: total(left),
    right: total(right),
    terms: { left, right },
  }
}

/** The sum of counts; null when the boxes hold no counts. */
function total(terms: readonly Term[]): number | null {
  return terms.length === 0 || terms.some(({ value }) => value === null)
    ? null
    : terms.reduce((sum, { value }) => sum + (value ?? 0), 0)
}
