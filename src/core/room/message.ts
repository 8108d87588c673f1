import * as z from 'zod/mini'
import { reached, refused, type Result } from '../result.ts'
import { LIVE_LIMITS, LIVE_VERSION } from './live-limits.ts'

/*
 * What phones and the trainer say to each other where there is a network (docs/formats/room-hub.md): one union for each direction. Every
 * message is the last word of whoever says it and says everything: one that is lost is made good by the next, one that comes twice
 * changes nothing.
 */

/** The warm-up and twenty scored questions. */
const MOST_PLACES = 21

const head = { version: z.literal(LIVE_VERSION) }

const answersSchema = z.object({
  ...head,
  kind: z.literal('answers'),
  /** The last 16 hex digits of the attempt's id. */
  tail: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  seat: z.int().check(z.minimum(1), z.maximum(60)),
  /** Grows with everything that happens to the attempt: of two words of one phone the greater is the later. */
  number: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** By place, as `writeAnswer` writes them; so far. */
  answers: z.readonly(
    z.array(z.nullable(z.string().check(z.maxLength(600)))).check(z.maxLength(MOST_PLACES)),
  ),
  /** Of a phone that has finished: the text of the same square that it shows. */
  square: z.optional(z.string().check(z.regex(/^[0-9A-Z $%*+\-./:]{8,200}$/))),
})

/** What a phone says: what it has answered so far. */
export const phoneMessageSchema = z.discriminatedUnion('kind', [answersSchema])
export type PhoneMessage = z.infer<typeof phoneMessageSchema>

/** What the trainer says: at which question the room is, that the answers are open, whose answers are here. */
export const hostMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    ...head,
    kind: z.literal('at'),
    place: z.int().check(z.minimum(0), z.maximum(MOST_PLACES - 1)),
  }),
  z.object({ ...head, kind: z.literal('released'), code: z.string().check(z.regex(/^[2-9A-Z]{4}$/)) }),
  /** The text of the receipt square. */
  z.object({
    ...head,
    kind: z.literal('taken'),
    receipt: z.string().check(z.regex(/^[0-9A-Z $%*+\-./:]{8,200}$/)),
  }),
])
export type HostMessage = z.infer<typeof hostMessageSchema>

/** Why a text is no message: `newer` is one of a version that this app does not know. */
export type MessageProblem = 'not-json' | 'newer' | 'broken' | 'too-big'

/** Reads what came from a phone. */
export function readPhoneMessage(text: string): Result<PhoneMessage, MessageProblem> {
  return read(text, (value) => phoneMessageSchema.safeParse(value))
}

/** Reads what came from the trainer. */
export function readHostMessage(text: string): Result<HostMessage, MessageProblem> {
  return read(text, (value) => hostMessageSchema.safeParse(value))
}

/** Whose word it is: of two by one sender the later takes the place of the earlier. */
export function senderOf(message: PhoneMessage | HostMessage): string {
  return message.kind === 'answers' ? message.tail : message.kind
}

/** Whether a message says more than another one of its sender. */
export function isLater(message: PhoneMessage | HostMessage, known: PhoneMessage | HostMessage): boolean {
  if (message.kind === 'answers' && known.kind === 'answers') return message.number > known.number
  return JSON.stringify(message) !== JSON.stringify(known)
}

function read<Message>(
  text: string,
  parse: (value: unknown) => { readonly success: true; readonly data: Message } | { readonly success: false },
): Result<Message, MessageProblem> {
  if (text.length > LIVE_LIMITS.message) return refused('too-big')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused('not-json')
  }
  const parsed = parse(value)
  if (parsed.success) return reached(parsed.data)
  const version = (value as { readonly version?: unknown } | null)?.version
  return refused(typeof version === 'number' && version > LIVE_VERSION ? 'newer' : 'broken')
}
