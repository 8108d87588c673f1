import * as z from 'zod/mini'
import { slugSchema } from '../ids.ts'
import { expressionSchema } from './expression.ts'

/** What a record looks like on the screen and in print. */
export const RECORD_STYLES = [
  'wall', // the demonstration protocol on the wall
  'book', // the log-book
  'label', // what is written on sealed packages
  'list', // the last page of a voter list
  'act', // a signed paper: ballots handed over, an act of the commission
] as const

/**
 * A paper that lies on the table beside the protocol and tells what truly happened. A line that bears the id of a field is
 * the place to compare that field with.
 */
export const recordSchema = z.strictObject({
  id: slugSchema,
  style: z.enum(RECORD_STYLES),
  lines: z
    .array(
      z.strictObject({
        id: slugSchema,
        /** The number that stands there, from the facts (facts.ts); for a repeated line `each` means the row's own. */
        says: expressionSchema,
        repeat: z.optional(z.literal('subjects')),
      }),
    )
    .check(z.minLength(1)),
})
export type RecordForm = z.infer<typeof recordSchema>
