import { roomBeyond } from '../../../parts/room-beyond.tsx'

/** Opens what a group can do besides a quiz. */
async function starts() {
  const room = await import('./starts.ts')
  await room.makeStartsReady()
  return room
}

/** Draws exams, exercises and role-plays for a group, once they are here. */
export const { InRoom: InStarts } = roomBeyond(starts)
