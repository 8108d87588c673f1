import { teach } from '../../i18n.ts'
import { dressRoom } from '../../room-style.ts'
import examStyle from '../../tests/exam-room.css?url'
import testsStyle from '../../tests/tests.css?url'
import { testsWords } from '../../tests/words.ts'
import style from './seat.css?url'
import { seatWords } from './words.ts'

/*
 * The door of the room for whoever takes part in a quiz. Questions are asked and marked here as they are in practice and in
 * exams, with the same words and the same style.
 */
export { Seat } from './seat.tsx'

/** Makes the rooms ready to be drawn: their words and their style. */
export async function makeReady(): Promise<void> {
  await Promise.all([
    teach(testsWords),
    teach(seatWords),
    ...[testsStyle, examStyle, style].map((sheet) => dressRoom(sheet)),
  ])
}
