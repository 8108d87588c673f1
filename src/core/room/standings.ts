import { type Answer, readAnswer } from '../question/answer.ts'
import { makeItem } from '../question/make.ts'
import type { Item } from '../question/question.ts'
import { decisionsIn, phonesBySeat, phoneTaken } from './phones.ts'
import type { RoomRecord } from './record.ts'
import { rightIds } from './right-ids.ts'
import {
  cardsBySeat,
  type Given,
  givenByCards,
  givenOnSheet,
  NO_SCORE,
  type Score,
  scoreOfCards,
  scoreOfPhone,
} from './score.ts'

/*
 * Where the room stands, folded from its record: a line for each seat, and how often each option was chosen.
 */

export const SEAT_STATES = ['missing', 'present', 'answered', 'two-phones'] as const
export type SeatState = (typeof SEAT_STATES)[number]

/** A phone that came for a seat. */
export interface PhoneLine extends Score {
  /** By what the trainer takes it. */
  readonly tail: string
}

/** One seat of the room. */
export interface SeatLine extends Score {
  readonly seat: number
  readonly name: string | undefined
  /** Two phones stay open, and out of every figure, until the trainer has said which counts. */
  readonly state: SeatState
  /** The phones that came for this seat, also those not taken. */
  readonly phones: readonly PhoneLine[]
}

/** What stands for no answer in a distribution. */
export const NO_ANSWER = '—'

/** How often an answer was chosen. */
export interface Choice {
  /** The id of an option, `true` or `false` for a statement, or {@link NO_ANSWER}. */
  readonly option: string
  readonly count: number
  readonly right: boolean
}

/**
 * Every seat of the room, and any beyond it that came or has a name.
 * @param items by place, as `head.questions`
 */
export function seatLines({ head, entries }: RoomRecord, items: readonly Item[]): SeatLine[] {
  const asked = { questions: head.questions, items }
  const phones = phonesBySeat(entries)
  const decisions = decisionsIn(entries)
  const cards = cardsBySeat(entries)
  const names = new Map<number, string>()
  const present = new Set<number>()
  for (const entry of entries) {
    if (entry.kind === 'seat') names.set(entry.seat, entry.name)
    if (entry.kind === 'present' && entry.isHere) present.add(entry.seat)
  }
  const usual = Array.from({ length: head.seats }, (_, at) => at + 1)
  const seats = new Set([...usual, ...phones.keys(), ...cards.keys(), ...names.keys(), ...present])

  return [...seats]
    .sort((a, b) => a - b)
    .map((seat) => {
      const here = phones.get(seat) ?? []
      const taken = phoneTaken(here, decisions.get(seat))
      const held = here.length === 0 ? cards.get(seat) : undefined
      const score = taken ? scoreOfPhone(asked, taken) : held ? scoreOfCards(asked, held) : NO_SCORE
      const came = taken || held ? 'answered' : present.has(seat) ? 'present' : 'missing'
      return {
        seat,
        name: names.get(seat) || undefined,
        state: here.length > 0 && !taken ? 'two-phones' : came,
        ...score,
        phones: here.map((phone) => ({ tail: phone.tail, ...scoreOfPhone(asked, phone) })),
      }
    })
}

/** What each seat that counts answered, in the order of the seats. A code tells no answers: its seat is not among them. */
export function givenInRoom({ head, entries }: RoomRecord, items: readonly Item[]): Given[] {
  const asked = { questions: head.questions, items }
  const phones = phonesBySeat(entries)
  const decisions = decisionsIn(entries)
  const sheets = [...phones].flatMap(([seat, here]): Given[] => {
    const sent = phoneTaken(here, decisions.get(seat))?.sent
    return sent?.kind === 'sheet' ? [givenOnSheet(asked, sent)] : []
  })
  const cards = [...cardsBySeat(entries)].filter(([seat]) => !phones.has(seat))
  return [...sheets, ...cards.map(([, held]) => givenByCards(asked, held))]
}

/**
 * How often each option of a question was chosen, in the order in which they are shown, and then how often none was. Where several
 * may be chosen each counts; of a statement the two verdicts count; questions without options have no distribution.
 */
export function choicesOf(record: RoomRecord, items: readonly Item[], place: number): Choice[] {
  const [item, question] = [items[place], record.head.questions[place]]
  if (!item || !question) return []
  const { options, right } = optionsOf(item, question.seed)
  if (options.length === 0) return []
  const chosen = givenInRoom(record, items)
    .filter((given) => given.has(place))
    .map((given) => chosenIn(readAnswer(item, given.get(place) ?? NO_ANSWER)))
  const count = (option: string): number => chosen.filter((each) => each?.includes(option)).length
  return [
    ...options.map((option) => ({ option, count: count(option), right: right.includes(option) })),
    { option: NO_ANSWER, count: chosen.filter((each) => each === undefined).length, right: false },
  ]
}

function optionsOf(
  item: Item,
  seed: string,
): { readonly options: readonly string[]; readonly right: readonly string[] } {
  if (item.kind === 'truth') return { options: ['true', 'false'], right: [String(item.right)] }
  const hasOptions = item.kind !== 'order' && item.kind !== 'match' && item.kind !== 'number'
  return { options: hasOptions ? makeItem(item, seed).shown : [], right: rightIds(item) }
}

function chosenIn(answer: Answer | undefined): readonly string[] | undefined {
  if (!answer) return undefined
  if (answer.kind === 'choice') return [answer.option]
  if (answer.kind === 'truth') return [String(answer.verdict)]
  return 'ids' in answer ? answer.ids : []
}
