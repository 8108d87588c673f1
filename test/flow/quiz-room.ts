import { bankOf } from '../../src/core/exam/exam-code.ts'
import type { Language } from '../../src/core/language.ts'
import { makeItem } from '../../src/core/question/make.ts'
import { type RoomStart, writeStart } from '../../src/core/room/start.ts'
import { finishRoom, giveAnswer, joinRoom, type Seat, squareOf } from '../../src/flow/join-room.ts'
import { type HostedRoom, openRoom } from '../../src/flow/host-room.ts'
import { fullAnswer } from '../core/question/items.ts'
import { BANK } from './question-book.ts'

/** What a quiz of the made-up bank is drawn with in these tests: five questions of all topics. */
export const FIVE = { topic: 0, size: 5, mode: 'led', kinds: 'quick' } as const

/** The value of a result that must be one. */
export function got<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string },
): Value {
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

let seed = 0

/** A start of five questions that no test has drawn before; the same in every run. */
export function freshRoom(): RoomStart {
  seed += 1
  return { ...FIVE, bank: bankOf(BANK), seed, swaps: [] }
}

/** Its code. */
export function freshCode(): string {
  return writeStart(freshRoom())
}

/** Sits down, or goes on. */
export async function seated(code: string, seat = 7, language: Language = 'en'): Promise<Seat> {
  return got(await joinRoom(language, code, seat))
}

/** The answer in which nothing is missing to the question at a place. */
export function rightAnswer({ quiz, items }: Pick<Seat, 'quiz' | 'items'>, place: number): string {
  const [question, opened] = [quiz.questions[place], items[place]]
  if (!question || !opened) throw new Error(`No question at place ${place}`)
  return fullAnswer(opened.item, makeItem(opened.item, question.seed).figures)
}

/** The seat with the first so many scored questions answered rightly, and the warm-up. */
export async function answered(seat: Seat, count: number): Promise<Seat> {
  let now = seat
  for (let place = 0; place <= count; place++) now = await giveAnswer(now, place, rightAnswer(now, place))
  return now
}

/** A room for a quiz of five. */
export async function hosted(title = 'Counting', seats = 36): Promise<HostedRoom> {
  return got(await openRoom('en', { start: freshRoom(), title, seats }))
}

/** The square of somebody who answered so many rightly and finished. */
export async function squareFrom(code: string, seat: number, count: number): Promise<string> {
  return squareOf(await finishRoom(await answered(await seated(code, seat), count)))
}
