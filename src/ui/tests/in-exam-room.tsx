import { roomBeyond } from '../parts/room-beyond.tsx'

/** Opens the room of the mock exam. */
async function examRoom() {
  const room = await import('./exam-room.ts')
  await room.dressExamRoom()
  return room
}

/** Draws what stands in that room once it is open, and opens it ahead. */
export const { InRoom: InExamRoom, openAhead: openExamAhead } = roomBeyond(examRoom)
