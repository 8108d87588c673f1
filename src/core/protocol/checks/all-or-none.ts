import * as z from 'zod/mini'
import { slugSchema } from '../../ids.ts'
import { boxesOf, contentOf, isBlank } from '../paper.ts'
import { checkHead, type Desk, type Finding, pointing } from './check.ts'

/** These boxes are all filled or all blank. A date without its place fails and points to the blank place. */
export const allOrNoneSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('allOrNone'),
  fields: z.array(slugSchema).check(z.minLength(2)),
})

export function judgeAllOrNone(check: z.infer<typeof allOrNoneSchema>, { paper }: Desk): Finding {
  const boxes = check.fields.flatMap((field) => boxesOf(paper, field))
  const blank = boxes.filter((box) => isBlank(contentOf(paper, box)))
  return pointing(blank.length === boxes.length ? [] : blank)
}
