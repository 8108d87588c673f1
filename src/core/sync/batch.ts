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

/** Why one attempt was not taken: `broken` no attempt, `foreign` of another person, `taken` its id is somebody else's, `too-big`. */
export const ATTEMPT_REFUSALS = ['broken', 'foreign', 'taken', 'too-big'] as const
export type AttemptRefusal = (typeof ATTEMPT_REFUSALS)[number]

export const batchAnswerSchema = z.object({
  version: z.literal(SPOKEN_VERSIONS),
  /** What the centre has now, durably: at least this `sequence` of each. */
  taken: z.array(z.object({ id: uuidSchema, sequence: z.int() })),
  refused: z.array(z.object({ id: z.string().check(z.maxLength(100)), why: z.enum(ATTEMPT_REFUSALS) })),
})
export type BatchAnswer = z.infer<typeof batchAnswerSchema>
