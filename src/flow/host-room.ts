import { bankOf } from '../core/exam/exam-code.ts'
import type { Language } from '../core/language.ts'
import type { OpenedItem } from '../core/question/open-item.ts'
import { reached, type Result } from '../core/result.ts'
import type { RoomQuiz } from '../core/room/quiz.ts'
import { LONGEST_NAME, RECORD_FORMAT, type RoomHead } from '../core/room/record.ts'
import { ROOM_SEEDS, type RoomStart, writeStart } from '../core/room/start.ts'
import { withDatabase } from '../storage/open.ts'
import { putRoom } from '../storage/rooms.ts'
import { hostedOf, type HostedRoom, type HostProblem } from './hosted-room.ts'
import { newUuid } from './new-uuid.ts'
import { presentPerson } from './present-person.ts'
import { type BankProblem, openBank } from './questions.ts'
import { quizFromBank } from './room-quiz.ts'

export { exportRoom, importRoom } from './hand-over-room.ts'
export { type CardProblem, type Outcome, takeCard, takeCode, takeSquare } from './harvest.ts'
export type { HostedRoom, HostProblem } from './hosted-room.ts'
export { closeRoom, forgetRoom, listRooms, readRoom, type RoomLine } from './hosted-rooms.ts'
export {
  decideSeat,
  importRoster,
  markPresent,
  nameSeat,
  nameSeats,
  releaseAnswers,
  setSeats,
} from './room-roll.ts'

/** A start nobody has drawn before, for the questions of this phone. */
export async function freshStart(
  language: Language,
  { topic, size, mode, kinds }: Pick<RoomStart, 'topic' | 'size' | 'mode' | 'kinds'>,
): Promise<Result<RoomStart, BankProblem>> {
  const opened = await openBank(language)
  if (!opened.ok) return opened
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1))
  const bank = bankOf(opened.value.shelf.bank)
  return reached({ topic, size, mode, kinds, bank, seed: chance % ROOM_SEEDS, swaps: [] })
}

/** What a start asks, to be looked at before the room is opened. Looking keeps nothing. */
export async function previewQuiz(
  language: Language,
  start: RoomStart,
): Promise<Result<{ readonly quiz: RoomQuiz; readonly items: readonly OpenedItem[] }, HostProblem>> {
  const opened = await openBank(language)
  return opened.ok ? quizFromBank(opened.value, start) : opened
}

/** With what a room is opened. */
export interface RoomOpening {
  readonly start: RoomStart
  /** The trainer's own words for it; may be empty. */
  readonly title: string
  /** How many seats, 1…60. */
  readonly seats: number
}

/** Opens a room; it and its questions are durable, both or neither, when this resolves. It rejects when the phone does not keep it. */
export async function openRoom(
  language: Language,
  { start, title, seats }: RoomOpening,
): Promise<Result<HostedRoom, HostProblem>> {
  const opened = await openBank(language)
  if (!opened.ok) return opened
  const drawn = await quizFromBank(opened.value, start)
  if (!drawn.ok) return drawn
  const { bank, from } = opened.value.shelf
  const head: RoomHead = {
    format: RECORD_FORMAT,
    id: newUuid(),
    code: writeStart(start),
    title: title.trim().slice(0, LONGEST_NAME),
    language,
    bank,
    ...(from.onThisPhone ? { pack: { version: from.version, issued: from.issued } } : {}),
    openedAt: Date.now(),
    seats,
    questions: [...drawn.value.quiz.questions],
  }
  const person = await presentPerson()
  const paper = { language: drawn.value.wordsLanguage, value: drawn.value.asBegun }
  const stored = await withDatabase((db) =>
    putRoom(db, { person, id: head.id, paper }, (before) => before ?? { head, entries: [] }),
  )
  return reached(hostedOf(stored, drawn.value))
}
