import { wipePhone } from '../../../flow/phone.ts'
import type { Language } from '../../../../src/core/language.ts'
import type { RoomStart } from '../../../../src/core/room/start.ts'
import { freshStart, type HostedRoom, openRoom } from '../../../../src/flow/host-room.ts'
import { saveQuestions } from '../../../flow/question-book.ts'

/** A phone with the made-up bank in a language, and a room opened on it. */
export async function openedRoom(
  language: Language,
  change: Partial<RoomStart> = {},
  title = 'Gori, group 2',
): Promise<HostedRoom> {
  await wipePhone()
  await saveQuestions(language)
  const start = await freshStart(language, { topic: 0, size: 5, mode: 'led', kinds: 'quick', ...change })
  if (!start.ok) throw new Error(start.problem)
  const opened = await openRoom(language, { start: { ...start.value, ...change }, title, seats: 36 })
  if (!opened.ok) throw new Error(opened.problem)
  return opened.value
}
