import { hasResults, printOf, uncarried } from '../core/sync/courier.ts'
import type { Entry } from '../core/room/record.ts'
import type { Place } from '../core/sync/place.ts'
import { type Carried, onCarried, readCarried } from '../storage/carried.ts'
import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import type { HostedRoom } from './hosted-room.ts'

/** Where the results of a room are: on this phone until the centre has acknowledged all of it. Nothing as long as none came. */
export type RoomPlace = Exclude<Place, 'trainer'> | undefined

/** Tells where the results of a room are, now and whenever that changes. Returns how to stop it. */
export function watchRoomPlace(room: HostedRoom, onPlace: (place: RoomPlace) => void): () => void {
  return watchCarried(room, async ({ prints, aside }) => {
    const place = uncarried(room, prints).length === 0 ? 'centre' : aside ? 'aside' : 'phone'
    onPlace(hasResults(room) ? place : undefined)
  })
}

/** Follows how far a room was brought to the centre. Returns how to stop it. */
export function watchCarried(room: HostedRoom, react: (carried: Carried) => Promise<void>): () => void {
  let stopped = false
  const look = async (): Promise<void> => {
    const carried = await carriedOf(room)
    if (!stopped) await react(carried)
  }
  const stop = onCarried(() => void look())
  void look()
  return () => {
    stopped = true
    stop()
  }
}

/**
 * How far a room was brought to the centre. A phone that does not say is taken for one that has brought nothing, and what waits there
 * counts nowhere: nobody is told that it is at the centre.
 */
export async function carriedOf({ key }: HostedRoom): Promise<Carried> {
  const carried = await unlessRefused(
    withDatabase((db) => readCarried(db, key)),
    NOTHING,
  )
  return carried.waits ? NOTHING : carried
}

const NOTHING: Carried = { prints: {} }

/** Whether the centre has something as it is. */
export function isAtCentre({ prints }: Carried, entry: Entry): boolean {
  return prints[entry.key] === printOf(entry)
}
