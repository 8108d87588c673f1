import { teach } from '../i18n.ts'
import { dressRoom } from '../room-style.ts'
import style from './mine.css?url'
import { mineWords } from './words.ts'

/* The door to what is one's own: what one has done, and who is at this phone. */
export { Profiles } from './profiles.tsx'
export { Progress } from './progress.tsx'

/** Makes the rooms ready to be drawn: their words and their style. */
export async function makeReady(): Promise<void> {
  await Promise.all([teach(mineWords), dressRoom(style)])
}
