import { roomBeyond } from '../parts/room-beyond.tsx'

/** Opens the room of what comes later in a scene or beside it. */
async function actRoom() {
  const room = await import('./act-room.ts')
  await room.dressActRoom()
  return room
}

/** Draws what stands in that room once it is open, and opens it ahead. */
export const { InRoom: InActRoom, openAhead } = roomBeyond(actRoom)
