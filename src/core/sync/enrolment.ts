import * as z from 'zod/mini'
import { uuidSchema } from '../ids.ts'
import { SPOKEN_VERSIONS } from './sync-limits.ts'

/*
 * How a phone's profile joins a group (docs/formats/sync.md): POST /api/enrol, signed with the key that it names. Nothing in it is a name.
 */

/** The roles of a commission; the centre counts readiness by them. */
const textOf = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))

export const enrolRequestSchema = z.object({
  version: z.literal(SPOKEN_VERSIONS),
  /** The pseudonym of the profile. */
  person: uuidSchema,
  /** Its public Ed25519 key, 32 bytes as base64url. */
  key: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** The code of the group, eight signs. */
  group: z.string().check(z.regex(/^[2-9A-Z]{8}$/)),
  /** What the member said of themselves, each only if they wanted to. */
  role: z.optional(textOf(40)),
  language: z.optional(z.enum(['ka', 'hy', 'az', 'en'])),
  gender: z.optional(z.enum(['female', 'male', 'other'])),
  ageBand: z.optional(z.enum(['18-29', '30-44', '45-59', '60+'])),
})
export type EnrolRequest = z.infer<typeof enrolRequestSchema>

/** The group that was joined. */
export const groupSchema = z.object({
  id: uuidSchema,
  name: textOf(80),
  district: z.string().check(z.maxLength(80)),
})
export type Group = z.infer<typeof groupSchema>

export const enrolAnswerSchema = z.object({
  version: z.literal(SPOKEN_VERSIONS),
  person: uuidSchema,
  group: groupSchema,
})
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>

/** Why a group could not be joined; codes of problem details. */
export const ENROL_PROBLEMS = [
  'no-group',
  'full',
  'expired',
  'busy',
  'key-taken',
  'broken',
  'version',
] as const
export type EnrolProblem = (typeof ENROL_PROBLEMS)[number]
