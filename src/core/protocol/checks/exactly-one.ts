import * as z from 'zod/mini'
import { slugSchema } from '../../ids.ts'
import { boxesOf, contentOf } from '../paper.ts'
import { checkHead, type Desk, type Finding, pointing } from './check.ts'

/** Of the statements of a question exactly one is ticked. None fails, and two fail: paper can show both. */
export const exactlyOneSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('exactlyOne'),
  field: slugSchema,
})

export function judgeExactlyOne(check: z.infer<typeof exactlyOneSchema>, { paper }: Desk): Finding {
  return pointing(boxesOf(paper, check.field).filter((box) => contentOf(paper, box).ticks.length !== 1))
}
