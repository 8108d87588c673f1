import { teach } from '../i18n.ts'
import { dressRoom } from '../room-style.ts'
import style from './tests.css?url'
import { testsWords } from './words.ts'

/*
 * The door to the questions: practising them by topic and reviewing them day by day. Everything behind it is one file with
 * its style; the mock exam lies behind a door of its own (exam-room.ts).
 */
export { Tests } from './tests.tsx'

/** Makes the rooms ready to be drawn: their words and their style. */
export async function makeReady(): Promise<void> {
  await Promise.all([teach(testsWords), dressRoom(style)])
}
