import { roomBeyond } from '../room-beyond.tsx'

/** Draws what needs squares once they are here; a square always has a code or a text beside it. */
export const { InRoom: InSquares } = roomBeyond(() => import('./squares.ts'), true)
