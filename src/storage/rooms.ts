import type { Uuid } from '../core/ids.ts'
import type { Entry, RoomRecord } from '../core/room/record.ts'
import { PersonWiped } from './attempts.ts'
import { dropCarried } from './carried.ts'
import type { Database, PaperRow, RoomRow } from './db.ts'
import { dropPapersOf, keepPaper } from './papers.ts'
import { readWiped } from './people.ts'

/*
 * The rooms that are held from this phone. Everything is read by person, as attempts are: one never sees another's. A room is a set of
 * entries; every verb reads it as the phone has it and writes what it changes in the same transaction, so two windows on one room
 * add to each other.
 */

/** A room that is not on this phone any more: it was forgotten, or who held it was wiped, in another window perhaps. */
export class RoomGone extends Error {
  constructor(id: RoomRow['id']) {
    super(`Room ${id} is not on this phone`)
  }
}

/** A room as it is kept, whole. */
export interface StoredRoom extends RoomRow {
  readonly entries: readonly Entry[]
}

/** The key of somebody's room. */
export function roomKey(person: Uuid, room: Uuid): RoomRow['id'] {
  return `${person}/${room}`
}

/** What a transaction that writes rooms holds. */
export function roomTables(db: Database) {
  return [db.rooms, db.entries, db.papers, db.settings]
}

/** Somebody's room; nothing when there is none of this id, or it is another's. */
export async function readRoomOf(db: Database, id: RoomRow['id']): Promise<StoredRoom | undefined> {
  return db.transaction('r', [db.rooms, db.entries], async () => storedRoom(db, id))
}

/** All rooms of somebody, whole, the newest first. */
export async function roomsOf(db: Database, person: Uuid | undefined): Promise<StoredRoom[]> {
  if (person === undefined) return []
  return db.transaction('r', [db.rooms, db.entries], async () => {
    const rows = await rowsOf(db, person)
    const rooms = await Promise.all(rows.map(({ id }) => storedRoom(db, id)))
    return rooms
      .filter((room) => room !== undefined)
      .sort((one, other) => other.head.openedAt - one.head.openedAt)
  })
}

/** The keys of somebody's rooms, the newest first. */
export async function roomIdsOf(db: Database, person: Uuid): Promise<RoomRow['id'][]> {
  const rows = await rowsOf(db, person)
  return rows.sort((one, other) => other.head.openedAt - one.head.openedAt).map(({ id }) => id)
}

/**
 * Puts a room that somebody opens or was handed, with its questions if they are known, or changes the one that is here: `settle`
 * sees it as stored. In one transaction.
 */
export async function putRoom(
  db: Database,
  { person, id, paper }: { readonly person: Uuid; readonly id: Uuid; readonly paper?: Kept },
  settle: (stored: StoredRoom | undefined) => RoomRecord,
): Promise<StoredRoom> {
  return db.transaction('rw', roomTables(db), async () => {
    if ((await readWiped(db)).includes(person)) throw new PersonWiped(person)
    const key = roomKey(person, id)
    const stored = await storedRoom(db, key)
    const { head, entries } = settle(stored)
    const room = { ...(stored ?? { id: key, person }), head, entries }
    await write(db, room, stored)
    if (paper) await keepPaper(db, { attempt: key, ...paper })
    return room
  })
}

/** The questions of a room in one language. */
export type Kept = Pick<PaperRow, 'language' | 'value'>

/** Changes a room as it is stored, in one transaction; what `change` leaves as it was is not written. */
export async function changeRoom(
  db: Database,
  id: RoomRow['id'],
  change: (room: StoredRoom) => StoredRoom,
): Promise<StoredRoom> {
  return db.transaction('rw', [db.rooms, db.entries], async () => {
    const stored = await storedRoom(db, id)
    if (!stored) throw new RoomGone(id)
    const changed = change(stored)
    await write(db, changed, stored)
    return changed
  })
}

/** Drops a room with everything it knows; one that is not here any more is no loss. */
export async function dropRoom(db: Database, id: RoomRow['id']): Promise<void> {
  await db.transaction('rw', roomTables(db), async () => drop(db, id))
}

/** Drops all rooms of somebody; called inside a transaction. */
export async function dropRoomsOf(db: Database, person: Uuid): Promise<void> {
  for (const { id } of await rowsOf(db, person)) await drop(db, id)
}

async function drop(db: Database, id: RoomRow['id']): Promise<void> {
  await db.rooms.delete(id)
  await dropCarried(db, id)
  await db.entries.where('room').equals(id).delete()
  await dropPapersOf(db, [id])
}

async function rowsOf(db: Database, person: Uuid): Promise<RoomRow[]> {
  return db.rooms.where('id').startsWith(`${person}/`).toArray()
}

async function storedRoom(db: Database, id: RoomRow['id']): Promise<StoredRoom | undefined> {
  const [row, entries] = await Promise.all([
    db.rooms.get(id),
    db.entries.where('room').equals(id).sortBy('key'),
  ])
  return row && { ...row, entries: entries.map(({ entry }) => entry) }
}

/** Writes what is new or changed; called inside a transaction. Entries are never taken out of a room. */
async function write(db: Database, room: StoredRoom, stored: StoredRoom | undefined): Promise<void> {
  const { entries, ...row } = room
  const before = new Map(stored?.entries.map((entry) => [entry.key, entry] as const))
  const changed = entries.filter((entry) => !isSame(before.get(entry.key), entry))
  if (!stored || row.head !== stored.head || row.closedAt !== stored.closedAt) await db.rooms.put(row)
  await db.entries.bulkPut(changed.map((entry) => ({ room: row.id, key: entry.key, entry })))
}

function isSame(one: Entry | undefined, other: Entry): boolean {
  return one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other))
}
