import type { Uuid } from '../core/ids.ts'
import type { Language } from '../core/language.ts'
import { refused, type Result } from '../core/result.ts'
import type { RoomHead } from '../core/room/record.ts'
import { phonesBySeat } from '../core/room/phones.ts'
import { unlessRefused } from '../storage/failure.ts'
import { dropRoom, readRoomOf, roomKey, roomsOf } from '../storage/rooms.ts'
import { changedRoom, hostedFrom, type HostedRoom, type HostProblem } from './hosted-room.ts'
import { liveHostOf } from './live-host.ts'
import { asPresent } from './present-person.ts'

/** A room as it stands in a list. */
export interface RoomLine {
  readonly head: RoomHead
  /** From how many seats something has come. */
  readonly came: number
  readonly isClosed: boolean
}

/** The rooms of the person at this phone, the newest first. */
export async function listRooms(): Promise<readonly RoomLine[]> {
  const rooms = await unlessRefused(asPresent(roomsOf), [])
  return rooms.map(({ head, entries, closedAt }) => {
    const cards = entries.flatMap((entry) => (entry.kind === 'card' ? [entry.card] : []))
    const seats = new Set([...phonesBySeat(entries).keys(), ...cards])
    return { head, came: seats.size, isClosed: closedAt !== undefined }
  })
}

/** A room of the person at this phone, on the questions with which it was opened. */
export async function readRoom(
  language: Language,
  id: Uuid,
): Promise<Result<HostedRoom, HostProblem | 'missing'>> {
  const stored = await asPresent(async (db, person) => person && readRoomOf(db, roomKey(person, id)))
  return stored ? hostedFrom(stored, language) : refused('missing')
}

/** Closes a room: it is over, and can still be looked at. What comes late is taken all the same. */
export async function closeRoom(room: HostedRoom): Promise<HostedRoom> {
  return changedRoom(room, ({ closedAt }) => ({ closedAt: closedAt ?? Date.now() }))
}

/** Forgets a room with everything it knows. */
export async function forgetRoom(id: Uuid): Promise<void> {
  liveHostOf(id)?.end()
  await asPresent(async (db, person) => {
    if (person) await dropRoom(db, roomKey(person, id))
  })
}
