import * as z from 'zod/mini'
import { LANGUAGES } from '../language.ts'
import { languageSchema } from '../language-schema.ts'
import { reportSchema, ROWS } from '../report/report.ts'
import { SYNC_VERSION } from './sync-limits.ts'

/*
 * What a trainer's phone and the centre say to each other (docs/formats/trainer-phone.md). Each request is signed by the key of the phone, as
 * attempts are.
 */

const version = z.literal(SYNC_VERSION)
const text = (longest: number) => z.string().check(z.maxLength(longest))

/** `POST /api/trainer/phone`: from now on this key speaks for the trainer whose secret this is. */
export const knowPhoneSchema = z.object({ version, secret: text(200) })

/** `POST /api/trainer/phone/forget`: it does so no more. Whoever says so twice is answered twice. */
export const forgetPhoneSchema = z.object({ version, forget: z.literal(true) })

/** The answer to both, and to a decision. */
export const doneSchema = z.object({ version })

/** `POST /api/trainer/waiting`: what waits for this trainer's word. */
export const waitingRequestSchema = z.object({ version })

const waitingSchema = z.object({
  id: text(32),
  /** As whoever held the room called it; '' when they did not. */
  title: text(80),
  language: languageSchema,
  /** Milliseconds since 1970, by the phone that held the room, and by the centre's clock. */
  openedAt: z.int(),
  receivedAt: z.int(),
  /** Seats of which it has answers. */
  seats: z.int(),
  /** The group of whoever brought it. */
  group: z.optional(z.string()),
})
/** What a phone brought that is not the trainer's. */
export type WaitingRoom = z.infer<typeof waitingSchema>
export const waitingAnswerSchema = z.object({ version, rooms: z.array(waitingSchema) })

/** `POST /api/trainer/decide`: it counts from now on, or lies as it is. */
export const decideSchema = z.object({
  version,
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  take: z.boolean(),
})

/** `POST /api/reports/<name>`: a report, without a secret. */
export const ownReportSchema = z.object({
  version,
  by: z.optional(z.enum(ROWS)),
  quarter: z.optional(text(10)),
  group: z.optional(text(36)),
  lang: z.optional(z.enum(LANGUAGES)),
  format: z.optional(z.enum(['json', 'csv'])),
})
/** One of the two, as it was asked for. */
export const ownReportAnswerSchema = z.object({
  version,
  report: z.optional(reportSchema),
  csv: z.optional(z.string()),
})
export type OwnReportAnswer = z.infer<typeof ownReportAnswerSchema>
