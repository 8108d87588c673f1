import * as z from 'zod/mini'
import { slugSchema } from '../../ids.ts'
import { boxOf, rowOf } from '../box.ts'
import { boxesOf, contentOf } from '../paper.ts'
import { readWords } from '../read-words.ts'
import { awaiting, checkHead, type Desk, type Finding, pointing } from './check.ts'

/**
 * A number in words says the same as its figures. "altı yüz iyirmi beş" beside 625 passes, beside 652 fails, and
 * words that are no number fail too. Boxes without words are not judged; whether words are due is for `required`.
 */
export const wordsSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('words'),
  fields: z.array(slugSchema).check(z.minLength(1)),
})

export function judgeWords(check: z.infer<typeof wordsSchema>, { paper, numerals }: Desk): Finding {
  const pairs = check.fields.flatMap((id) => {
    const field = paper.fields.get(id)
    if (field?.kind !== 'words') return []
    return boxesOf(paper, id).map((box) => ({
      box,
      text: contentOf(paper, box).text,
      figure: contentOf(paper, boxOf(field.of, rowOf(box))).count,
    }))
  })
  const told = pairs.filter(({ text, figure }) => text !== '' && figure !== null)
  if (told.length === 0 || numerals === undefined) return awaiting(pairs.map(({ box }) => box))
  return pointing(
    told.filter(({ text, figure }) => readWords(text, numerals) !== figure).map(({ box }) => box),
  )
}
