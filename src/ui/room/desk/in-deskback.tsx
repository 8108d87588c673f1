import { roomBeyond } from '../../parts/room-beyond.tsx'

/** Opens the back of the trainer's desk. */
async function deskBack() {
  const room = await import('./back.ts')
  await room.dressDeskBack()
  return room
}

/** Draws what stands at the back of the desk once it is open, and opens it ahead. */
export const { InRoom: InDeskBack, openAhead: openDeskBackAhead } = roomBeyond(deskBack)
