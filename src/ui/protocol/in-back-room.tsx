import { roomBeyond } from '../parts/room-beyond.tsx'

/** Opens the back room. */
export async function backRoom() {
  const room = await import('./back-room.ts')
  await room.dressBackRoom()
  return room
}

/** Draws what stands in the back room once it is open, and opens it ahead. */
export const { InRoom: InBackRoom, openAhead } = roomBeyond(backRoom)
