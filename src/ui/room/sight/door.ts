import { teach } from '../../i18n.ts'
import { dressRoom } from '../../room-style.ts'
import style from './sight.css?url'
import { sightWords } from './words.ts'

/* The door to the camera: what it shows, what it reads, and the cards that it reads. */
export { watchRoom } from '../../../flow/watch-room.ts'
export { MarkerPicture } from './marker-picture.tsx'
export { tick } from './tick.ts'
export { Watch } from './watch.tsx'

/** Makes it ready to be drawn: its words and its style. */
export async function makeReady(): Promise<void> {
  await Promise.all([teach(sightWords), dressRoom(style)])
}
