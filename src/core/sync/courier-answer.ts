import * as z from 'zod/mini'
import { uuidSchema } from '../ids.ts'
import { SPOKEN_VERSIONS } from './sync-limits.ts'

/** The centre's answer: keys of the entries it has now, durably, as they came or in a later word. */
export const courierAnswerSchema = z.object({
  version: z.literal(SPOKEN_VERSIONS),
  /** Nothing where the piece was sealed: the centre has it, and does not know yet what is in it. */
  room: z.optional(uuidSchema),
  kept: z.array(z.string().check(z.maxLength(40))),
  /** It is there and counts nowhere yet: whoever brought it is not known as the trainer of this room. */
  waits: z.optional(z.literal(true)),
})
export type CourierAnswer = z.infer<typeof courierAnswerSchema>
