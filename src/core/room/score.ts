import type { Language } from '../language.ts'
import { makeItem } from '../question/make.ts'
import { markAnswer } from '../question/mark.ts'
import { readAnswer } from '../question/answer.ts'
import type { Item } from '../question/question.ts'
import type { Phone } from './phones.ts'
import type { Entry, EntryOf, RoomHead } from './record.ts'

/*
 * How one phone, or the cards of one seat, did. A question counts when it is wholly right; the warm-up, at place 0, never does.
 */

/** How the answers of a seat came. */
export const SEAT_WAYS = ['square', 'file', 'network', 'code', 'cards'] as const
export type SeatWay = (typeof SEAT_WAYS)[number]

/** How somebody did. */
export interface Score {
  /** Questions wholly right, of those that count. */
  readonly right: number
  /** Of a sheet and a code every scored question; of cards those at which the card was seen. */
  readonly of: number
  /** Whole minutes at work, 63 for more; nothing where it was not told. */
  readonly minutes: number | undefined
  readonly via: SeatWay | undefined
  /** In which the questions were read; a code and cards do not tell. */
  readonly language: Language | undefined
  /** By place: whether it is wholly right; nothing for the warm-up and where nothing was asked. */
  readonly rights: readonly (boolean | undefined)[]
}

/** Of whom nothing came, or nothing that counts yet. */
export const NO_SCORE: Score = {
  right: 0,
  of: 0,
  minutes: undefined,
  via: undefined,
  language: undefined,
  rights: [],
}

/** What was asked: the questions of a room, and by place what they are. */
export interface Asked {
  readonly questions: RoomHead['questions']
  readonly items: readonly Item[]
}

/** By place, where somebody was asked: the answer as `writeAnswer` writes it, or nothing. */
export type Given = ReadonlyMap<number, string | undefined>

/** How a phone did. */
export function scoreOfPhone(asked: Asked, { sent }: Phone): Score {
  if (sent.kind === 'sheet') {
    const { minutes, via, language } = sent
    return { ...scored(asked, markGiven(asked, givenOnSheet(asked, sent))), minutes, via, language }
  }
  const rights = new Map(sent.rights.map((right, at) => [at + 1, right]))
  return { ...scored(asked, rights), minutes: undefined, via: 'code', language: undefined }
}

/** How a seat did with its cards. */
export function scoreOfCards(asked: Asked, cards: readonly EntryOf<'card'>[]): Score {
  const rights = markGiven(asked, givenByCards(asked, cards))
  return { ...scored(asked, rights), minutes: undefined, via: 'cards', language: undefined }
}

/** What a sheet says, at every place of the quiz. A text that is no answer to its question is none. */
export function givenOnSheet({ questions, items }: Asked, { answers }: EntryOf<'sheet'>): Given {
  return new Map(
    questions.map((_, place) => {
      const [item, text] = [items[place], answers[place] ?? undefined]
      return [place, item && text !== undefined && readAnswer(item, text) ? text : undefined]
    }),
  )
}

/** What cards say, where they were seen: the option that stands so far down as it is shown; a card turned to none says nothing. */
export function givenByCards({ questions, items }: Asked, cards: readonly EntryOf<'card'>[]): Given {
  return new Map(
    cards.flatMap(({ place, option }) => {
      const [item, question] = [items[place], questions[place]]
      const shown =
        item?.kind === 'choice' && question ? makeItem(item, question.seed).shown[option] : undefined
      return shown === undefined ? [] : [[place, shown]]
    }),
  )
}

/** The cards of a room by seat. */
export function cardsBySeat(entries: readonly Entry[]): Map<number, EntryOf<'card'>[]> {
  const bySeat = new Map<number, EntryOf<'card'>[]>()
  for (const entry of entries)
    if (entry.kind === 'card') bySeat.set(entry.card, [...(bySeat.get(entry.card) ?? []), entry])
  return bySeat
}

function markGiven({ questions, items }: Asked, given: Given): Map<number, boolean> {
  return new Map(
    [...given].map(([place, text]) => {
      const [item, question] = [items[place], questions[place]]
      const whole = item && question && text !== undefined && markAnswer(item, text, question.seed).whole
      return [place, whole === true]
    }),
  )
}

function scored(
  { questions }: Asked,
  wholes: ReadonlyMap<number, boolean>,
): Pick<Score, 'right' | 'of' | 'rights'> {
  const rights = questions.map((_, place) => (place === 0 ? undefined : wholes.get(place)))
  const counting = rights.filter((right) => right !== undefined)
  return { right: counting.filter(Boolean).length, of: counting.length, rights }
}
