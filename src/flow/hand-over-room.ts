import { reached, type Result } from '../core/result.ts'
import { readRecord, type RecordProblem, withoutNames, writeRecord } from '../core/room/hand-over.ts'
import { merge } from '../core/room/merge.ts'
import type { RoomHead } from '../core/room/record.ts'
import { withDatabase } from '../storage/open.ts'
import { putRoom } from '../storage/rooms.ts'
import type { HostedRoom } from './hosted-room.ts'
import { localDay } from './local-day.ts'
import { presentPerson } from './present-person.ts'

/**
 * The whole room as a file, for another phone of the trainer or for whoever gathered in the same room. The names of the seats go with it
 * only when the trainer wants it so.
 */
export function exportRoom(
  { head, entries }: HostedRoom,
  { withNames = true }: { readonly withNames?: boolean } = {},
): { readonly name: string; readonly file: Blob } {
  const record = withNames ? { head, entries } : withoutNames({ head, entries })
  return {
    name: `ubani-room-${head.code}-${localDay(head.openedAt)}.json`,
    file: new Blob([writeRecord(record)], { type: 'application/json' }),
  }
}

/** Takes a room that was handed over: put beside the others, or joined with what is here of it. Taken twice it is there once. */
export async function importRoom(text: string): Promise<Result<RoomHead, RecordProblem>> {
  const read = readRecord(text)
  if (!read.ok) return read
  const { head, entries } = read.value
  const person = await presentPerson()
  const stored = await withDatabase((db) =>
    putRoom(db, { person, id: head.id }, (before) =>
      before ? { head: before.head, entries: merge(before.entries, entries) } : { head, entries },
    ),
  )
  return reached(stored.head)
}
