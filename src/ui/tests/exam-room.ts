import { dressRoom } from '../room-style.ts'
import style from './exam-room.css?url'

/*
 * The door to the exam room: the way in, the paper, the result. A file of its own, so that whoever practises or reviews does not
 * wait for it.
 */
export { ExamPage } from './exam/exam-page.tsx'

/** Puts the room's style on the page. */
export function dressExamRoom(): Promise<void> {
  return dressRoom(style)
}
