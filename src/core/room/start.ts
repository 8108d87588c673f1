import {
  codedSigns,
  digitsOfNumber,
  numberOfDigits,
  readCodedSigns,
  restOf,
  SIGN_COUNT,
  type SignProblem,
  signsOfDigits,
  typedDigits,
  withCheck,
} from '../coded-signs.ts'
import { reached, refused, type Result } from '../result.ts'

/*
 * The start code of a quiz in the room (docs/formats/room-start.md): what stands on the wall. The same code is the same quiz on every
 * phone with the same questions, in every language.
 */

/** How many scored questions a quiz has; a topic that has fewer gives what it has. */
export const QUIZ_SIZES = [5, 10, 15, 20] as const
export type QuizSize = (typeof QUIZ_SIZES)[number]

/** Who turns the page: the trainer for all, or everyone for themselves. */
export const QUIZ_MODES = ['led', 'own-pace'] as const
export type QuizMode = (typeof QUIZ_MODES)[number]

/** What is asked: choice, truth and several; every kind; or what can be answered by holding up a printed card. */
export const QUIZ_KINDS = ['quick', 'all', 'cards'] as const
export type QuizKinds = (typeof QUIZ_KINDS)[number]

/** A question that the trainer changed for another. */
export interface Swap {
  /** 1…20, not beyond the size of the quiz. */
  readonly place: number
  /** Which of the other questions stands there now, 1…29. */
  readonly turn: number
}

/** Which quiz. */
export interface RoomStart {
  /** 0 for all topics, else the topic's `order` divided by ten, 1…31. */
  readonly topic: number
  readonly size: QuizSize
  readonly mode: QuizMode
  readonly kinds: QuizKinds
  /** The bank its questions come from, 0…1023 (see `bankOf` in exam/exam-code.ts). */
  readonly bank: number
  /** 0…4095 */
  readonly seed: number
  /** At most six, by place, no place twice. */
  readonly swaps: readonly Swap[]
}

/** Why a text is no start code. `newer`: it is one, of a version of the app that this one does not know. */
export type StartProblem = SignProblem | 'newer'

/** Seeds run from 0 up to, but not including, this. */
export const ROOM_SEEDS = 4096

/** Topics are numbered from 1 up to, but not including, this. */
export const ROOM_TOPICS = 32

/** How many questions may be changed. */
export const MOST_SWAPS = 6

/** The version of this code and of everything between it and its quiz (quiz.ts); 1…3. */
const FORMAT = 1
const FORMATS = 4
const KINDS = 4
const BANKS = 1024
const LENGTH = 8

/** Other rests than those of exercise codes (22) and exam codes (0). */
const REST = 17
/** The eight signs before swaps leave so much and one more for each swap: a code of which the end was not typed is never a whole one. */
const HEAD_REST = 6

/** How many turns a swap has: 1…29, so that a place and its turn take two signs. */
export const SWAP_TURNS = SIGN_COUNT

/** The code of a quiz, without dashes: eight signs, with swaps two more for each and one for their check. */
export function writeStart(start: RoomStart): string {
  const { topic, size, mode, kinds, bank, seed, swaps } = start
  if (!within(topic, 0, ROOM_TOPICS) || !within(bank, 0, BANKS) || !within(seed, 0, ROOM_SEEDS))
    throw new RangeError(`No code can hold topic ${topic}, bank ${bank}, seed ${seed}`)
  const [sizeAt, modeAt, kindsAt] = [
    QUIZ_SIZES.indexOf(size),
    QUIZ_MODES.indexOf(mode),
    QUIZ_KINDS.indexOf(kinds),
  ]
  if (sizeAt < 0 || modeAt < 0 || kindsAt < 0 || !areSwaps(swaps, size))
    throw new RangeError(`No code can hold ${size} ${kinds}, ${mode}, swaps ${JSON.stringify(swaps)}`)
  const fields =
    (((FORMAT * ROOM_TOPICS + topic) * QUIZ_SIZES.length + sizeAt) * QUIZ_MODES.length + modeAt) * KINDS
  const whole = ((fields + kindsAt) * BANKS + bank) * ROOM_SEEDS + seed
  if (swaps.length === 0) return codedSigns(whole, REST)
  const head = withCheck(digitsOfNumber(whole, LENGTH - 1), HEAD_REST + swaps.length)
  const tail = swaps.flatMap(({ place, turn }) => [place - 1, turn - 1])
  return signsOfDigits(withCheck([...head, ...tail], REST))
}

/** Reads a code as a person typed it: small letters, spaces and dashes, letters of a keyboard of the region. */
export function readStart(text: string): Result<RoomStart, StartProblem> {
  const typed = typedDigits(text)
  if (!typed.ok) return typed
  const digits = typed.value
  if (digits.length === LENGTH) {
    const read = readCodedSigns(text, REST)
    return read.ok ? startOf(read.value, []) : read
  }
  const pairs = (digits.length - LENGTH - 1) / 2
  if (!within(pairs, 1, MOST_SWAPS + 1)) return refused('length')
  const head = digits.slice(0, LENGTH)
  if (restOf(digits) !== REST || restOf(head) !== HEAD_REST + pairs) return refused('check')
  const swaps = Array.from({ length: pairs }, (_, at) => ({
    place: 1 + (digits[LENGTH + 2 * at] ?? 0),
    turn: 1 + (digits[LENGTH + 2 * at + 1] ?? 0),
  }))
  return startOf(numberOfDigits(head.slice(0, -1)), swaps)
}

/** A code as it is shown: in groups of four. */
export function showStart(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}

/** The link that a phone's own camera opens. The code stands behind a #, so that no server is told of it. */
export function startLink(origin: string, code: string): string {
  return `${origin}/room/join#${code}`
}

/** The code in a scanned link; any other text is given back as it is. */
export function startFromSquare(text: string): string {
  return /\/room\/join\/?#(.*)$/.exec(text.trim())?.[1] ?? text
}

function startOf(whole: number, swaps: readonly Swap[]): Result<RoomStart, StartProblem> {
  let left = whole
  const field = (limit: number): number => {
    const value = left % limit
    left = Math.floor(left / limit)
    return value
  }
  const [seed, bank] = [field(ROOM_SEEDS), field(BANKS)]
  const kinds = QUIZ_KINDS[field(KINDS)]
  const mode = QUIZ_MODES[field(QUIZ_MODES.length)]
  const size = QUIZ_SIZES[field(QUIZ_SIZES.length)]
  const topic = field(ROOM_TOPICS)
  const format = left
  if (format === 0 || format >= FORMATS) return refused('check') // nobody writes such a code
  if (format > FORMAT) return refused('newer')
  if (!kinds || !mode || !size || !areSwaps(swaps, size)) return refused('check') // nor such a one
  return reached({ topic, size, mode, kinds, bank, seed, swaps })
}

function areSwaps(swaps: readonly Swap[], size: number): boolean {
  return (
    swaps.length <= MOST_SWAPS &&
    swaps.every(
      ({ place, turn }, at) =>
        within(place, (swaps[at - 1]?.place ?? 0) + 1, size + 1) && within(turn, 1, SWAP_TURNS + 1),
    )
  )
}

function within(value: number, least: number, limit: number): boolean {
  return Number.isInteger(value) && value >= least && value < limit
}
