import * as z from 'zod/mini'
import { slugSchema } from '../../ids.ts'
import { boxOf } from '../box.ts'
import { contentOf } from '../paper.ts'
import { dateOf } from '../read-moment.ts'
import { awaiting, checkHead, type Desk, type Finding, pointing } from './check.ts'

/**
 * A moment is not before another one: a field here or on another form, or a clock time on that field's day. Drawn up
 * at 01:30 on the day after polling passes against 20:00 on polling day; 19:40 on polling day fails.
 */
export const timeAfterSchema = z.strictObject({
  ...checkHead,
  kind: z.literal('timeAfter'),
  field: slugSchema,
  after: z.strictObject({
    form: z.optional(slugSchema),
    field: slugSchema,
    /** A local clock time on the day in that field, for example "20:00". */
    clock: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
  }),
})

export function judgeTimeAfter(check: z.infer<typeof timeAfterSchema>, { paper, other }: Desk): Finding {
  const box = boxOf(check.field)
  const there = check.after.form === undefined ? paper : other(check.after.form)
  const moment = contentOf(paper, box).text
  const bound = there === undefined ? '' : contentOf(there, check.after.field).text
  if (moment === '' || bound === '') {
    const here = bound === '' && check.after.form === undefined ? [check.after.field] : []
    return awaiting([...(moment === '' ? [box] : []), ...here])
  }
  const earliest = check.after.clock === undefined ? bound : `${dateOf(bound)}T${check.after.clock}`
  // a date without its time can be held only against the day
  const late = moment.length < earliest.length ? moment >= dateOf(earliest) : moment >= earliest
  return pointing(late ? [] : [box])
}
