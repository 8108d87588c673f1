import type { Language } from '../core/language.ts'
import type { Item } from '../core/question/question.ts'
import { reached, refused, type Result } from '../core/result.ts'
import type { Entry, RoomRecord } from '../core/room/record.ts'
import { readStart } from '../core/room/start.ts'
import { withDatabase } from '../storage/open.ts'
import { changeRoom, type StoredRoom } from '../storage/rooms.ts'
import { type BankProblem, openBank } from './questions.ts'
import { type DrawProblem, keptQuiz, type QuizHere } from './room-quiz.ts'

/** A room that is held from this phone: what is asked, and what has come. */
export interface HostedRoom extends RoomRecord, Pick<QuizHere, 'quiz' | 'items' | 'wordsLanguage'> {
  /** The key of its row: whose it is, and which. */
  readonly key: StoredRoom['id']
  /** When it was closed, in ms since 1970. */
  readonly closedAt: number | undefined
}

/** Why a room cannot be held here. `newer`: it was opened by a newer app. */
export type HostProblem = DrawProblem | BankProblem | 'newer'

/** A stored room with its questions: those with which it was opened, whatever edition has come since. */
export async function hostedFrom(
  stored: StoredRoom,
  language: Language,
): Promise<Result<HostedRoom, HostProblem>> {
  const { head } = stored
  const start = readStart(head.code)
  if (!start.ok) return refused('newer')
  const { bank, questions } = head
  const kept = { beside: stored.id, start: start.value, bank, language: head.language, questions }
  const here = await keptQuiz(kept, language)
  return here ? reached(hostedOf(stored, here)) : refused(await whyNot(bank, language))
}

/** Why the questions of a room are not here: it was handed over from a phone that could read them. */
async function whyNot(bank: string, language: Language): Promise<HostProblem> {
  const opened = await openBank(language)
  if (!opened.ok) return opened.problem
  return opened.value.shelf.bank === bank ? 'newer-questions' : 'other-bank'
}

/** A stored room on questions that are open already. */
export function hostedOf(
  { id, head, entries, closedAt }: StoredRoom,
  { quiz, items, wordsLanguage }: Pick<QuizHere, 'quiz' | 'items' | 'wordsLanguage'>,
): HostedRoom {
  return { key: id, head, entries, closedAt, quiz, items, wordsLanguage }
}

/**
 * Changes a room as the phone has it, with what another window has put into it meanwhile; durable when this resolves. It rejects when the
 * phone does not keep it.
 */
export async function changedRoom(
  room: HostedRoom,
  change: (stored: StoredRoom) => Partial<StoredRoom>,
): Promise<HostedRoom> {
  const stored = await withDatabase((db) =>
    changeRoom(db, room.key, (before) => ({ ...before, ...change(before) })),
  )
  return hostedOf(stored, room)
}

/** The questions of a room without their words, by place. */
export function plainItemsOf({ items }: Pick<HostedRoom, 'items'>): Item[] {
  return items.map(({ item }) => item)
}

/** The newest word on something: where the clock went back since the last one, it stands all the same. */
export function newestWord(entries: readonly Entry[], said: Entry): Entry {
  const before = entries.find(({ key }) => key === said.key)
  return before && before.at >= said.at ? { ...said, at: before.at + 1 } : said
}
