import * as z from 'zod/mini'
import { canonicalJson } from '../pack/canonical.ts'
import { reached, refused, type Result } from '../result.ts'
import { merge } from './merge.ts'
import { type Entry, entrySchema, headSchema, RECORD_FORMAT, type RoomRecord } from './record.ts'

/*
 * The record of a room as a file: what one collecting phone gives to another, and what a trainer keeps. The format is written down in
 * docs/formats/room-record.md. Whoever gives the file on gives the names along: that is for the trainer's hand, or `withoutNames`.
 */

/** Why a text is not taken as the record of a room. */
export type RecordProblem =
  | 'too-big' // more than any room gathers
  | 'not-json'
  | 'foreign' // JSON, and not a record of a room
  | 'newer' // written by an app that writes a later format
  | 'broken' // it says something that no app writes

/** No longer text is parsed, in UTF-16 units: a full room with names is below 200,000. */
const LONGEST = 2_000_000

/** No more entries are taken: a room of sixty with cards and evaluations has below 1,600. */
const MOST_ENTRIES = 8_000

/** By what a record of any format is known. */
const markSchema = z.object({ ubani: z.literal('room'), format: z.int().check(z.positive()) })

const fileSchema = z.object({
  ...markSchema.shape,
  head: headSchema,
  /** One after another, so that the first wrong one of a long file ends the reading. */
  entries: z.array(z.unknown()),
})

/** Writes the record of a room: JSON, the same text for the same record on every phone. */
export function writeRecord({ head, entries }: RoomRecord): string {
  return canonicalJson({ ubani: 'room', format: RECORD_FORMAT, head, entries: merge(entries, []) })
}

/** Reads the record of a room; entries that are there twice become one. */
export function readRecord(text: string): Result<RoomRecord, RecordProblem> {
  if (text.length > LONGEST) return refused('too-big')
  const json = parsed(text)
  if (!json.ok) return json
  const mark = markSchema.safeParse(json.value)
  if (!mark.success) return refused('foreign')
  if (mark.data.format > RECORD_FORMAT) return refused('newer')
  const file = fileSchema.safeParse(json.value)
  if (!file.success) return refused('broken')
  const { head } = file.data
  if (file.data.entries.length > MOST_ENTRIES) return refused('too-big')
  const entries: Entry[] = []
  for (const raw of file.data.entries) {
    const entry = entrySchema.safeParse(raw)
    if (!entry.success || !fits(entry.data, head.questions.length)) return refused('broken')
    entries.push(entry.data)
  }
  return reached({ head, entries: merge(entries, []) })
}

/** The same record without the names of its seats, for whoever needs no names. */
export function withoutNames({ head, entries }: RoomRecord): RoomRecord {
  return { head, entries: entries.filter(({ kind }) => kind !== 'seat') }
}

/** Whether an entry is about no more places than the quiz has. */
function fits(entry: Entry, places: number): boolean {
  switch (entry.kind) {
    case 'sheet':
      return entry.answers.length <= places
    case 'code':
      return entry.rights.length < places
    case 'card':
      return entry.place < places
    default:
      return true
  }
}

function parsed(text: string): Result<unknown, 'not-json'> {
  try {
    return reached(JSON.parse(text))
  } catch {
    return refused('not-json') // whatever was wrong in the text, it is not ours
  }
}
