import { crc32 } from '../crc-32.ts'
import { canonicalJson } from '../pack/canonical.ts'
import type { Entry, RoomHead, RoomRecord } from '../room/record.ts'
import type { CourierAnswer } from './courier-answer.ts'
import type { Standing } from './outbox.ts'

/*
 * What a trainer's phone brings the centre of a room: others' answers, which came to it by squares, codes, cards and files
 * (docs/formats/sync.md). A part of a record is a record, and records are put together by union: so it goes in pieces, each piece as often
 * as need be, from whoever gathered in the room.
 */

export const COURIER_LIMITS = {
  /** A piece of a record is not longer, in UTF-16 units, unless one entry is. Packed it is some ten kilobytes. */
  piece: 48_000,
  /** The centre takes no more entries at once. */
  entries: 1_000,
} as const

/** By key, how an entry was when the centre acknowledged it (`printOf`). */
export type Prints = Readonly<Record<string, string>>

/**
 * What of a room goes to the centre: no names, and what was thought of the training without the moment at which it came, by which it could
 * be laid beside the answers of whoever was scanned just then.
 */
export function forCentre({ head, entries }: RoomRecord): Entry[] {
  return entries
    .filter(({ kind }) => kind !== 'seat')
    .map((entry) => (entry.kind === 'evaluation' ? { ...entry, at: head.openedAt } : entry))
}

/** Tells one word on something from another: its moment, and the check sum of its text. */
export function printOf(entry: Entry): string {
  const text = canonicalJson(entry)
  const bytes = Uint8Array.from(
    { length: 2 * text.length },
    (_, at) => text.charCodeAt(at >> 1) >> (8 * (at & 1)),
  )
  return `${entry.at}.${crc32(bytes)}`
}

/** What of a room the centre has not acknowledged as it is now. Who is there and what was decided alone is not worth a request. */
export function uncarried(record: RoomRecord, prints: Prints): Entry[] {
  const rest = forCentre(record).filter((entry) => prints[entry.key] !== printOf(entry))
  return hasResults(record) ? rest : []
}

/** The first so many of some entries, as many as go in one request; at least one. */
export function pieceOf(entries: readonly Entry[]): Entry[] {
  let length = 0
  const first = entries.slice(0, COURIER_LIMITS.entries / 2)
  const end = first.findIndex((entry) => (length += canonicalJson(entry).length + 1) > COURIER_LIMITS.piece)
  return first.slice(0, end < 0 ? first.length : Math.max(1, end))
}

/** A piece of a room as it goes: a record (docs/formats/room-record.md). */
export function writePiece(head: RoomHead, entries: readonly Entry[]): string {
  return canonicalJson({ ubani: 'room', format: head.format, head, entries })
}

/** What the centre has acknowledged, after an answer to a piece: only what was in it, and only as it was then. */
export function acknowledged(prints: Prints, piece: readonly Entry[], { kept }: CourierAnswer): Prints {
  const known = new Set(kept)
  const added = piece.filter(({ key }) => known.has(key)).map((entry) => [entry.key, printOf(entry)])
  return { ...prints, ...Object.fromEntries(added) }
}

/** How sending stands for somebody after the centre took something that they carried. @param now ms since 1970 by this phone's clock */
export function afterCarried(standing: Standing, now: number): Standing {
  const { wait: _, trouble: __, ...rest } = standing
  return { ...rest, losses: 0, lastTry: now, lastTaken: now }
}

/** Whether something came from somebody: answers, a code, a card, an opinion. */
export function hasResults({ entries }: Pick<RoomRecord, 'entries'>): boolean {
  return entries.some(
    ({ kind }) => kind === 'sheet' || kind === 'code' || kind === 'card' || kind === 'evaluation',
  )
}
