import { teach } from '../../i18n.ts'
import { dressRoom } from '../../room-style.ts'
import questionStyle from '../../tests/tests.css?url'
import { testsWords } from '../../tests/words.ts'
import style from './desk.css?url'
import { deskWords } from './words.ts'

/*
 * The door to the trainer's desk: making a quiz, the wall, leading it, and the way to what lies behind (back.ts). Questions are
 * drawn as practice draws them, with its words and its style.
 */
export { Desk } from './desk.tsx'

/** Makes the desk ready to be drawn: its words and its style. */
export async function makeReady(): Promise<void> {
  // the desk's own style after that of the questions, which it makes larger
  await Promise.all([teach(deskWords), teach(testsWords), dressRoom(questionStyle), dressRoom(style)])
}
