import * as z from 'zod/mini'
import { slugSchema, uuidSchema } from '../ids.ts'
import { languageSchema } from '../language-schema.ts'
import { neverHappens } from '../result.ts'
import { LONGEST_QUESTION } from './room-question.ts'

/*
 * The record of a room: its head, which says what was asked, and entries, which say what came. Every figure of a report is a fold
 * of the entries; records of two phones are put together by union (merge.ts). The format is written down in
 * docs/formats/room-record.md.
 */

export const RECORD_FORMAT = 1

/** So many seats a room has when nobody says otherwise. */
export const USUAL_SEATS = 36

/** So many seats fit in a square, a code and a set of cards. */
export const MOST_SEATS = 60

/** The longest name of a seat and the longest title of a room, in UTF-16 units. */
export const LONGEST_NAME = 80

/** The warm-up and twenty scored questions. */
const MOST_PLACES = 21

/** A whole number from 0. */
const natural = (most = Number.MAX_SAFE_INTEGER) => z.int().check(z.minimum(0), z.maximum(most))
const text = (longest: number) => z.string().check(z.maxLength(longest))

const seatSchema = z.int().check(z.minimum(1), z.maximum(MOST_SEATS))
const placeSchema = natural(MOST_PLACES - 1)
/** Milliseconds since 1970. */
const momentSchema = natural()
const nameSchema = text(LONGEST_NAME)
/** 14 bits of the tail of an attempt's id: by them a code is known to be of the same phone as a sheet. */
const markSchema = natural(0x3fff)

export const headSchema = z.object({
  format: z.literal(RECORD_FORMAT),
  id: uuidSchema,
  /** The start code, without dashes. */
  code: z.string().check(z.regex(/^[2-9A-Z]{8,24}$/)),
  /** The trainer's own; '' when none was given. */
  title: nameSchema,
  language: languageSchema,
  /** The fingerprint of the bank the quiz was drawn from. */
  bank: text(64),
  pack: z.optional(z.object({ version: z.int(), issued: text(40) })),
  /** Milliseconds since 1970 by the trainer's phone. */
  openedAt: momentSchema,
  seats: seatSchema,
  /** By place: the unscored warm-up first. */
  questions: z.readonly(
    z
      .array(z.object({ topic: slugSchema, item: slugSchema, seed: text(120) }))
      .check(z.minLength(2), z.maxLength(MOST_PLACES)),
  ),
})
export type RoomHead = z.infer<typeof headSchema>

/** What makes it the same entry, and when it was taken (ms since 1970 by the phone that took it). */
const entryHead = { key: z.string(), at: momentSchema }

/** What one phone answered, whole. */
const sheetSchema = z.object({
  ...entryHead,
  kind: z.literal('sheet'),
  seat: seatSchema,
  /** The last 16 hex digits of the attempt's id. */
  tail: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  /** In which the questions were read; nothing where the phone did not say. */
  language: z.optional(languageSchema),
  /** Days since 1970 by the phone that answered. */
  day: natural(),
  /** 63 is 63 or more. */
  minutes: natural(63),
  /** By place, as `writeAnswer` writes them. */
  answers: z.readonly(z.array(z.nullable(text(600))).check(z.maxLength(MOST_PLACES))),
  via: z.enum(['square', 'file', 'network']),
})

/** What one phone got right, told as a code. */
const codeSchema = z.object({
  ...entryHead,
  kind: z.literal('code'),
  seat: seatSchema,
  mark: markSchema,
  /** By scored place: the first is of place 1. */
  rights: z.readonly(z.array(z.boolean()).check(z.maxLength(MOST_PLACES - 1))),
})

/** A card that was held up: its number is the seat. */
const cardSchema = z.object({
  ...entryHead,
  kind: z.literal('card'),
  card: seatSchema,
  place: placeSchema,
  /** In the order in which the options are shown. */
  option: natural(3),
})

/** Who sits on a seat. A name leaves the trainer's phone only by the trainer's hand. */
const namedSchema = z.object({
  ...entryHead,
  kind: z.literal('seat'),
  seat: seatSchema,
  name: nameSchema,
})

/** Whether somebody is there on a seat; a mistake is taken back. */
const presentSchema = z.object({
  ...entryHead,
  kind: z.literal('present'),
  seat: seatSchema,
  isHere: z.boolean(),
})

/** What somebody thought of the training: no seat, no attempt. */
const evaluationSchema = z.object({
  ...entryHead,
  kind: z.literal('evaluation'),
  /** Drawn by the phone that rates, so that one square counts once. */
  number: natural(0xffffffff),
  ratings: z.readonly(z.array(z.nullable(z.int().check(z.minimum(1), z.maximum(5)))).check(z.maxLength(8))),
  /** What they ask the trainer. It was typed by anyone: `plainQuestion` before it is shown. */
  question: z.optional(z.string().check(z.minLength(1), z.maxLength(LONGEST_QUESTION))),
})

/** Which of several phones on a seat the trainer takes; a sheet that names another seat is thereby moved here. */
const decidedSchema = z.object({
  ...entryHead,
  kind: z.literal('decided'),
  seat: seatSchema,
  /** The tail of a sheet, or `mark-` and the mark of a code. */
  tail: z.string().check(z.regex(/^([0-9a-f]{16}|mark-\d{1,5})$/)),
})

const releasedSchema = z.object({ ...entryHead, kind: z.literal('released') })

export const entrySchema = z
  .discriminatedUnion('kind', [
    sheetSchema,
    codeSchema,
    cardSchema,
    namedSchema,
    presentSchema,
    evaluationSchema,
    decidedSchema,
    releasedSchema,
  ])
  .check(z.refine((entry) => entry.key === keyOf(entry)))
export type Entry = z.infer<typeof entrySchema>

/** An entry of one kind. */
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>

/** A room as far as its trainer knows it. */
export interface RoomRecord {
  readonly head: RoomHead
  /** As `merge` leaves them: sorted by key, none twice. */
  readonly entries: readonly Entry[]
}

type WithoutKey<Each> = Each extends Entry ? Omit<Each, 'key'> : never
/** An entry before its key is made. */
export type KeylessEntry = WithoutKey<Entry>

/** Makes an entry whole: its key follows from the rest of it. */
export function entryOf<Keyless extends KeylessEntry>(keyless: Keyless): Keyless & { key: string } {
  return { ...keyless, key: keyOf(keyless) }
}

/** What makes an entry the same as another. */
export function keyOf(entry: KeylessEntry): string {
  switch (entry.kind) {
    case 'sheet':
      return `sheet/${entry.tail}`
    case 'code':
      return `code/${entry.seat}/${entry.mark}`
    case 'card':
      return `card/${entry.card}/${entry.place}`
    case 'evaluation':
      return `evaluation/${entry.number}`
    case 'seat':
    case 'present':
    case 'decided':
      return `${entry.kind}/${entry.seat}`
    case 'released':
      return entry.kind
    default:
      return neverHappens(entry)
  }
}
