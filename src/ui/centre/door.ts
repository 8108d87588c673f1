import { teach } from '../i18n.ts'
import { dressRoom } from '../room-style.ts'
import style from './centre.css?url'
import { centreWords } from './words.ts'

/* The door to the training centre: its reports. */
export { Centre } from './centre.tsx'

/** Makes the room ready to be drawn: its words and its style. */
export async function makeReady(): Promise<void> {
  await Promise.all([teach(centreWords), dressRoom(style)])
}
