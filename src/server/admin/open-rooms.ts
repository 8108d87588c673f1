import { readFileSync } from 'node:fs'
import type { Uuid } from '../../core/ids.ts'
import { canonicalJson } from '../../core/pack/canonical.ts'
import { reached, refused, type Result } from '../../core/result.ts'
import { readRecord, type RecordProblem } from '../../core/room/hand-over.ts'
import { merge } from '../../core/room/merge.ts'
import type { RoomHead, RoomRecord } from '../../core/room/record.ts'
import { type OpenMeans, openSeal, type SealProblem } from '../../core/room/seal.ts'

/** Why a file is not opened. */
export type OpenProblem = SealProblem | RecordProblem | 'unreadable'

/** What some files came to. */
export interface OpenedRooms {
  readonly rooms: readonly RoomRecord[]
  readonly refused: readonly { readonly file: string; readonly why: string }[]
}

const SENTENCES: Readonly<Record<OpenProblem, string>> = {
  unreadable: 'there is no such file, or it cannot be read',
  'too-big': 'it is larger than any record of a quiz',
  'not-json': 'it came only in part, or is another kind of file',
  foreign: 'it is not a record of a quiz',
  newer: 'a newer app wrote it; update this one first',
  'other-key': 'it was sealed for another key',
  broken: 'it was damaged or changed on the way; ask for it again',
}

/** What was read of a file, or of what lies under another name. */
export interface ReadRoom {
  readonly file: string
  readonly read: Result<RoomRecord, OpenProblem>
}

/** Puts together what is of one room: a record that came twice is there once. */
export function joinRooms(all: readonly ReadRoom[]): OpenedRooms {
  const rooms = new Map<Uuid, RoomRecord>()
  const problems: { file: string; why: string }[] = []
  for (const { file, read } of all) {
    const joined = read.ok ? joinedRoom(rooms.get(read.value.head.id), read.value) : read
    if (joined.ok) rooms.set(joined.value.head.id, joined.value)
    else
      problems.push({
        file,
        why:
          joined.problem === 'other-room'
            ? 'it says it is of a room that is here already, and asks other questions'
            : SENTENCES[joined.problem],
      })
  }
  return { rooms: [...rooms.values()], refused: problems }
}

/** A record put together with what is known of its room. Two heads of one room that ask different things are two rooms. */
export function joinedRoom(
  known: RoomRecord | undefined,
  come: RoomRecord,
): Result<RoomRecord, 'other-room'> {
  if (!known) return reached(come)
  if (askedBy(known.head) !== askedBy(come.head)) return refused('other-room')
  return reached({ head: known.head, entries: merge(known.entries, come.entries) })
}

/** Opens one file with a record, sealed or not. */
export async function openFile(file: string, means: OpenMeans): Promise<Result<RoomRecord, OpenProblem>> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return refused('unreadable')
  }
  return openText(text, means)
}

/** Opens a record, sealed or not. */
export async function openText(text: string, means: OpenMeans): Promise<Result<RoomRecord, OpenProblem>> {
  const opened = await openSeal(text, means)
  if (opened.ok) return readRecord(opened.value)
  // one that was never sealed says so by its own mark
  return opened.problem === 'foreign' ? readRecord(text) : opened
}

function askedBy({ code, bank, questions }: RoomHead): string {
  return canonicalJson({ code, bank, questions })
}
