import type { Language } from '../../../../src/core/language.ts'
import type { OpenedItem } from '../../../../src/core/question/open-item.ts'
import type { Item } from '../../../../src/core/question/question.ts'
import { tailOf } from '../../../../src/core/room/attempt-tail.ts'
import { merge } from '../../../../src/core/room/merge.ts'
import { type Entry, entryOf } from '../../../../src/core/room/record.ts'
import { type RoomStart, writeStart } from '../../../../src/core/room/start.ts'
import { makeUuid } from '../../../../src/core/ids.ts'
import type { HostedRoom } from '../../../../src/flow/host-room.ts'
import { rightAnswer } from '../../../../src/ui/room/desk/after/answer-words.ts'
import { item, wordsFor } from '../../../core/question/items.ts'

/** When the made-up room was opened: at noon, so that no calendar of the region is on another day. */
export const OPENED = Date.UTC(2026, 9, 2, 8)

/** The warm-up and what counts: two choices, several, a statement, and a choice no card can show. */
export const ASKED: readonly Item[] = [
  item('choice', { id: 'warm' }),
  item('choice', { id: 'pick' }),
  item('choice', { id: 'seal' }),
  item('several'),
  item('truth'),
  item('choice', { id: 'five', options: ['alpha', 'beta', 'gamma', 'delta', 'epsilon'] }),
]

const START: RoomStart = { topic: 0, size: 5, mode: 'led', kinds: 'quick', bank: 7, seed: 42, swaps: [] }

/** A room in which these things came. */
export function roomOf(entries: readonly Entry[] = [], change: Partial<HostedRoom['head']> = {}): HostedRoom {
  const questions = ASKED.map(({ id }, place) => ({
    topic: place % 2 ? 'counting' : 'opening',
    item: id,
    seed: `room/42/${id}`,
  }))
  const items: OpenedItem[] = ASKED.map((asked, place) => ({
    item: asked,
    words: wordsFor(asked),
    topic: questions[place]?.topic ?? '',
  }))
  const id = makeUuid(OPENED, new Uint8Array(10))
  return {
    key: `nobody/${id}`,
    head: {
      format: 1,
      id,
      code: writeStart(START),
      title: 'Gori, group 3',
      language: 'en',
      bank: '1a2b3c4d',
      openedAt: OPENED,
      seats: 36,
      questions,
      ...change,
    },
    entries: merge(entries, []),
    quiz: { start: START, questions },
    items,
    wordsLanguage: 'en',
    closedAt: undefined,
  }
}

/** What is wholly right at a place. */
export function rightAt(place: number): string {
  const [asked, question] = [ASKED[place], roomOf().quiz.questions[place]]
  if (!asked || !question) throw new RangeError(`No place ${place}`)
  return rightAnswer(asked, question.seed)
}

/** The sheet of a seat on which so many questions are right, from the first on; the others have no answer, or the one given. */
export function sheet(
  seat: number,
  right: number,
  {
    phone = seat,
    wrong = {},
    ...more
  }: { phone?: number; wrong?: Record<number, string>; at?: number; language?: Language } = {},
): Entry {
  const answers = ASKED.map((_, place) => wrong[place] ?? (place <= right ? rightAt(place) : null))
  const tail = tailOf(makeUuid(OPENED, new Uint8Array(10).fill(phone)))
  const day = Math.floor(OPENED / 86_400_000)
  return entryOf({
    kind: 'sheet',
    at: OPENED + seat * 1000,
    seat,
    tail,
    day,
    minutes: 9,
    answers,
    via: 'square',
    ...more,
  })
}
