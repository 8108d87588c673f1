import type { Uuid } from '../core/ids.ts'
import { readRecord } from '../core/room/hand-over.ts'
import { merge } from '../core/room/merge.ts'
import { RECORD_FORMAT } from '../core/room/record.ts'
import { withDatabase } from '../storage/open.ts'
import { putRoom } from '../storage/rooms.ts'

/** Puts a room out of a locked copy beside the others, or joins it with what is here of it. One that is broken is left out. */
export async function restoreRoom(person: Uuid, room: unknown): Promise<void> {
  const { head, entries } = (room ?? {}) as { readonly head?: unknown; readonly entries?: unknown }
  const read = readRecord(JSON.stringify({ ubani: 'room', format: RECORD_FORMAT, head, entries }))
  if (!read.ok) return
  const record = read.value
  await withDatabase((db) =>
    putRoom(db, { person, id: record.head.id }, (before) =>
      before ? { head: before.head, entries: merge(before.entries, record.entries) } : record,
    ),
  )
}
