import * as z from 'zod/mini'
import { neverHappens } from '../../result.ts'
import { contentOf, fieldIn, isBlank, readBox, readSheet, saysSame } from '../paper.ts'
import { rowsOf } from '../change.ts'
import { awaiting, checkHead, type Desk, type Finding, pointing } from './check.ts'

/** What the rows of an amendment ("was 516, becomes 561") must keep to. */
export const DELTA_RULES = [
  'someChange', // at least one row is written: without one there is nothing to amend
  'wasIsOriginal', // "was" repeats what the original says, and the box exists there
  'becomesOther', // "becomes" can be read and says something else than "was"
  'oneRowPerBox', // no box is amended twice in one amendment
] as const

/** A rule on the rows of an amendment; only a form that amends another can hold it. */
export const deltaSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('delta'),
  rule: z.enum(DELTA_RULES),
})

/** Marks are boxes of the original. */
export function judgeDelta(check: z.infer<typeof deltaSchema>, { amendment }: Desk): Finding {
  if (amendment === undefined) return awaiting([])
  const rows = rowsOf(amendment.changes)
  if (check.rule === 'someChange') return { ...pointing([]), status: rows.length > 0 ? 'passed' : 'failed' }
  if (rows.length === 0) return awaiting([])
  const original = readSheet(amendment.base, amendment.original)
  const broken = rows.filter(({ box, was, becomes }, place) => {
    const field = fieldIn(original, box)
    switch (check.rule) {
      case 'someChange':
        return false
      case 'wasIsOriginal':
        return (
          field === undefined ||
          !original.contents.has(box) ||
          !saysSame(readBox(field, was), contentOf(original, box))
        )
      case 'becomesOther': {
        if (field === undefined) return false // an unknown box is named by wasIsOriginal
        const next = readBox(field, becomes)
        return isBlank(next) || saysSame(next, readBox(field, was))
      }
      case 'oneRowPerBox':
        return rows.findIndex((row) => row.box === box) !== place
      default:
        return neverHappens(check.rule)
    }
  })
  return pointing([...new Set(broken.map(({ box }) => box))])
}
