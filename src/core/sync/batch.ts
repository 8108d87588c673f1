import * as z from 'zod/mini'
import { uuidSchema } from '../ids.ts'
import { SPOKEN_VERSIONS, SYNC_LIMITS } from './sync-limits.ts'

/*
 * Attempts on their way to the centre (docs/formats/sync.md): POST /api/sync, signed by the profile whose they are. Sending again is
 * harmless: of one attempt the server keeps the version with the highest `sequence`.
 */

export const batchSchema = z.object({
  version: z.literal(SPOKEN_VERSIONS),
  /** Milliseconds since 1970 by this phone's clock, right or wrong; the server notes its own beside it. */
  sentAt: z.int(),
  /** Each is looked at by itself (`attemptSchema`): one that is broken does not keep the others. */
  attempts: z.array(z.unknown()).check(z.maxLength(SYNC_LIMITS.attempts)),
})
export type Batch = z.infer<typeof batchSchema>

/** What the first apps know. One of them that meets any other takes the whole answer for none, and sends for ever. */
const FIRST_REFUSALS = ['broken', 'foreign', 'taken', 'too-big'] as const

/**
 * Why one attempt was not taken: `broken` no attempt, `foreign` of another person, `taken` its id is somebody else's, `too-big`, `figures`
 * its result does not follow from its events (core/report/follows.ts).
 */
export type AttemptRefusal = (typeof FIRST_REFUSALS)[number] | 'figures'

export const batchAnswerSchema = z.object({
  version: z.literal(SPOKEN_VERSIONS),
  /** What the centre has now, durably: at least this `sequence` of each. */
  taken: z.array(z.object({ id: uuidSchema, sequence: z.int() })),
  refused: z.array(
    z.object({
      id: z.string().check(z.maxLength(100)),
      why: z.enum(FIRST_REFUSALS),
      /** What it is more exactly: `figures`. An app that does not know it goes by `why`. */
      detail: z.optional(z.string()),
    }),
  ),
})
export type BatchAnswer = z.infer<typeof batchAnswerSchema>

/** A refusal in words that every app reads: to the first ones a later refusal is `broken`. */
export function toldRefusal(id: string, why: AttemptRefusal): BatchAnswer['refused'][number] {
  return why === 'figures' ? { id, why: 'broken', detail: why } : { id, why }
}
