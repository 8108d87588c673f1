import type { Prints } from '../core/sync/courier.ts'
import type { Database, RoomRow } from './db.ts'
import { onChanged } from './on-changed.ts'
import { readSetting, writeSetting } from './settings.ts'

/*
 * What of each room the centre has acknowledged. It is laid beside the room only after it was acknowledged, and compared with what is in
 * the room whenever somebody asks: whatever is lost of it, no entry is, and the worst is that something is brought twice.
 */

/** How far a room was brought to the centre. */
export interface Carried {
  /** What it has acknowledged, each as it was then. */
  readonly prints: Prints
  /** Why it will not have the room as it is; the next wish, or the next entry, tries again. */
  readonly aside?: 'broken' | 'too-big'
  /** It has it, and lets it wait until its trainer takes it: it counts nowhere yet. The next wish asks again. */
  readonly waits?: true
}

const NOTHING: Carried = { prints: {} }

/** How far a room was brought. */
export async function readCarried(db: Database, room: RoomRow['id']): Promise<Carried> {
  const stored = (await readSetting(db, keyOf(room))) as Partial<Carried> | undefined
  return stored && typeof stored.prints === 'object' ? { ...stored, prints: stored.prints } : NOTHING
}

/** Notes how far a room was brought, in one transaction; nothing of a room that was forgotten meanwhile. */
export async function changeCarried(
  db: Database,
  room: RoomRow['id'],
  change: (before: Carried) => Carried,
): Promise<void> {
  await db.transaction('rw', [db.rooms, db.settings], async () => {
    if ((await db.rooms.where('id').equals(room).count()) === 0) return
    await writeSetting(db, keyOf(room), change(await readCarried(db, room)))
  })
}

/** Forgets it; called inside a transaction that drops the room. */
export async function dropCarried(db: Database, room: RoomRow['id']): Promise<void> {
  await db.settings.delete(keyOf(room))
}

/** Calls back when something was noted, in whatever window. Returns how to stop it. */
export function onCarried(react: () => void): () => void {
  return onChanged(/\/settings\//, react)
}

function keyOf(room: RoomRow['id']): string {
  return `carried/${room}`
}
