import type { HostMessage, PhoneMessage } from '../core/room/message.ts'
import { hostHub } from '../link/hub.ts'
import type { HostTransport } from '../link/transport.ts'
import { carry, type LiveHost } from './carry-room.ts'
import type { HostedRoom } from './hosted-room.ts'

export type { LiveHost, LiveState, LiveView } from './carry-room.ts'

type Id = HostedRoom['head']['id']
const KEY = 'ubani-live-room'

/** The rooms carried from this window: they go on from page to page of the desk. */
const carried = new Map<string, LiveHost>()

/** The live room of a quiz; nothing when it is not carried from this window. */
export function liveHostOf(id: Id): LiveHost | undefined {
  return carried.get(id)
}

/** Whether a quiz was live in this window before it was loaded anew. */
export function wasLive(id: Id): boolean {
  try {
    return sessionStorage.getItem(KEY) === id
  } catch {
    return false // storage that is closed to pages: it is switched on again by hand
  }
}

function remember(id: Id | undefined): void {
  try {
    if (id === undefined) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, id)
  } catch {
    // as above
  }
}

/**
 * Opens a room at the server and takes what phones send: their answers so far for the wall, and of those who have finished the square,
 * by the same way as from the camera. It is durable, and counts once, whichever way comes first.
 */
export async function goLive(
  room: HostedRoom,
  transport?: HostTransport<HostMessage, PhoneMessage>,
): Promise<LiveHost> {
  const { id, code } = room.head
  const hub = transport ?? hostHub({ code, chance: Math.random }, await keyOf(id))
  const known = carried.get(id)
  if (known) return known
  const host = carry(room, hub, () => {
    carried.delete(id)
    remember(undefined)
  })
  carried.set(id, host)
  remember(id)
  return host
}

/** By this the server knows the trainer again, after the page was loaded anew too; it follows from what only this phone knows. */
async function keyOf(id: Id): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`ubani-live-1/${id}`))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
