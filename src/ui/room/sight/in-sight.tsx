import { roomBeyond } from '../../parts/room-beyond.tsx'

/** Opens the camera's room. */
async function sight() {
  const room = await import('./door.ts')
  await room.makeReady()
  return room
}

/** Draws what needs the camera or its cards once they are here, and brings them ahead. */
export const { InRoom: InSight, openAhead: openSightAhead } = roomBeyond(sight)
