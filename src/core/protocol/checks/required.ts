import * as z from 'zod/mini'
import { slugSchema } from '../../ids.ts'
import type { BoxPath } from '../box.ts'
import { boxesOf, contentOf, isBlank } from '../paper.ts'
import { checkHead, type Desk, type Finding, pointing } from './check.ts'

/**
 * No box of these fields is blank. A nought is an answer: invalid ballots "0" passes, invalid ballots left empty fails.
 */
export const requiredSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('required'),
  fields: z.array(slugSchema).check(z.minLength(1)),
})

/** Points to exactly the blank boxes. */
export function judgeRequired(check: z.infer<typeof requiredSchema>, { paper }: Desk): Finding {
  const blank: BoxPath[] = []
  for (const field of check.fields)
    for (const box of boxesOf(paper, field)) if (isBlank(contentOf(paper, box))) blank.push(box)
  return pointing(blank)
}
