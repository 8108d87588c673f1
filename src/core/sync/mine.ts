import * as z from 'zod/mini'
import { uuidSchema } from '../ids.ts'
import { languageSchema } from '../language-schema.ts'
import { enrolRequestSchema, groupSchema } from './enrolment.ts'
import { SPOKEN_VERSIONS } from './sync-limits.ts'

/*
 * What a person may ask of what the centre has of them (docs/formats/mine.md): a copy, that it be deleted, and that a new phone takes the
 * place of one that was lost. Each request is signed by the key of the phone, as attempts are.
 */

/** A page of a copy is not larger, in bytes of attempts, unless a single one is. */
export const COPY_PAGE = 196_608
/** An answer with a page is not larger, in bytes. */
export const COPY_ANSWER = 524_288

const version = z.literal(SPOKEN_VERSIONS)
/** SHA-256 of the 16 bytes of a recovery card, base64url. */
const hashSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
const { key, role, language, gender, ageBand } = enrolRequestSchema.shape

/** `POST /api/mine/copy`. */
export const copyRequestSchema = z.object({
  version,
  /** The `next` of the page before; left out for the first. */
  after: z.optional(uuidSchema),
})
export type CopyRequest = z.infer<typeof copyRequestSchema>

export const copyAnswerSchema = z.object({
  version,
  person: uuidSchema,
  group: z.optional(groupSchema),
  /** Milliseconds since 1970 by the centre's clock. */
  joinedAt: z.int(),
  role,
  language,
  gender,
  ageBand,
  /** How many attempts there are on all pages. */
  total: z.int().check(z.nonnegative()),
  /** When the last of them came in, by the centre's clock; missing when there is none. */
  lastAt: z.optional(z.int()),
  /** Attempts as they came, in the order of their ids. */
  attempts: z.array(z.unknown()),
  /** Where the next page begins; missing on the last one. */
  next: z.optional(uuidSchema),
})
export type CopyAnswer = z.infer<typeof copyAnswerSchema>

/** `POST /api/mine/forget`: whoever says so twice is answered twice. */
export const forgetRequestSchema = z.object({ version, forget: z.literal(true) })

export const forgetAnswerSchema = z.object({
  version,
  /** How many attempts were deleted now. */
  attempts: z.int().check(z.nonnegative()),
})

/** `POST /api/mine/recovery`: what the centre knows a recovery card by. */
export const recoveryRequestSchema = z.object({
  version,
  hash: hashSchema,
  /** The card that this one is made in the place of, and that opens nothing any more. */
  instead: z.optional(hashSchema),
})
export type RecoveryRequest = z.infer<typeof recoveryRequestSchema>

export const recoveryAnswerSchema = z.object({ version, hash: hashSchema })

/** `POST /api/enrol/recover`: a new phone with the card of an old one, signed by its own new key. */
export const recoverRequestSchema = z.object({
  version,
  key,
  /** The 16 bytes of the card, base64url. */
  secret: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
  /** Whether the phones there were stay joined; else nothing more is taken from them. */
  keep: z.boolean(),
})
export type RecoverRequest = z.infer<typeof recoverRequestSchema>

export const recoverAnswerSchema = z.object({
  version,
  person: uuidSchema,
  group: z.optional(groupSchema),
  code: z.optional(enrolRequestSchema.shape.group),
  language: z.optional(languageSchema),
})
export type RecoverAnswer = z.infer<typeof recoverAnswerSchema>

/** Why a card does not bring back anybody; codes of problem details. `used`: another phone was set up with it. */
export const RECOVER_PROBLEMS = ['wrong-card', 'used', 'key-taken', 'broken', 'version', 'busy'] as const
export type RecoverProblem = (typeof RECOVER_PROBLEMS)[number]
