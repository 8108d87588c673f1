import { type Answered, answeredIn } from '../core/question/answered.ts'
import type { Mark } from '../core/question/mark.ts'
import type { Aim } from '../core/review/aim.ts'
import { type Memory, memoryOf } from '../core/review/memory.ts'
import { paceOf, timeSpent } from '../core/review/pace.ts'
import { type Readiness, readinessOf } from '../core/review/readiness.ts'
import { todaysItems } from '../core/review/session.ts'
import { attemptsOf, unfinishedAttempt } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { finish } from './attempt-keeper.ts'
import { localDay } from './local-day.ts'
import { freshSeed, noteAnswerIn } from './note-answer.ts'
import { pastAnswers } from './past-answers.ts'
import { pollingDayFor, readPreferences } from './preferences.ts'
import type { PracticeTurn } from './practise-questions.ts'
import { asPresent } from './present-person.ts'
import { type ItemPlace, openTopicItems, type QuestionShelf } from './questions.ts'

export { localDay } from './local-day.ts'

/** Today's ten minutes: what is worth asking now, chosen for polling day. */
export interface ReviewDay {
  readonly shelf: QuestionShelf
  /** The day it is here, YYYY-MM-DD. */
  readonly day: string
  /** What is left to ask today, in this order. How many waits is nobody's burden: it is not to be shown as a number. */
  readonly items: readonly ItemPlace[]
  /** Whether that was enough for today. */
  readonly done: boolean
  /** The share of today's ten minutes that is over, from 0 to 1. */
  readonly share: number
  readonly aim: Aim
  /** For the member's role, or everything where none is chosen. */
  readonly readiness: Readiness
  /** On what it was chosen. */
  readonly standing: Standing
}

/** What is known of a person's memory, and for which day it is meant to last. */
export interface Standing {
  /** In the order of writing. */
  readonly answers: readonly Answered[]
  readonly memory: ReadonlyMap<string, Memory>
  readonly aim: Aim
  /** Milliseconds the person takes for a question. */
  readonly pace: number
}

/** A day's review, in ms. */
const TEN_MINUTES = 600_000

/** Looks what is worth asking today. With `more` ten further minutes are chosen, whatever was done before. */
export async function openReview(shelf: QuestionShelf, more = false): Promise<ReviewDay> {
  const [standing, { role }] = await Promise.all([standingFor(shelf), readPreferences()])
  const { memory, aim, pace } = standing
  const day = localDay(aim.now)
  const spent = more ? 0 : await spentOn(day, pace)
  const { topics: lines } = shelf
  const { items, done } = todaysItems({ lines, memory, aim, role, pace, doneToday: spent })
  const topics = new Map(lines.flatMap(({ id, items: own }) => own.map((line) => [line.id, id] as const)))
  return {
    shelf,
    day,
    items: items.flatMap((item) => {
      const topic = topics.get(item)
      return topic === undefined ? [] : [{ topic, item }]
    }),
    done,
    share: done ? 1 : Math.min(1, spent / TEN_MINUTES),
    aim,
    readiness: readinessOf(lines, memory, aim, role),
    standing,
  }
}

/** What the person at this phone remembers, and what for. */
export async function standingFor(shelf: Pick<QuestionShelf, 'polling'>): Promise<Standing> {
  const [answers, day] = await Promise.all([pastAnswers(), pollingDayFor(shelf)])
  const now = Date.now()
  return {
    answers,
    memory: memoryOf(answers, now),
    aim: { polling: day === undefined ? undefined : midnightOf(day), now },
    pace: paceOf(answers),
  }
}

/** The next question of the day; nothing when there is none left. */
export async function nextReview({ shelf, items }: ReviewDay): Promise<PracticeTurn | undefined> {
  for (const place of items) {
    const found = await openTopicItems(shelf.language, [place])
    const [opened] = found.ok ? found.value : []
    if (opened) return { ...place, seed: freshSeed(), opened } // else a new edition has withdrawn it meanwhile
  }
  return undefined
}

/**
 * Notes an answer of the daily review; durable when this resolves, with the question taken off the day. It rejects when the phone
 * does not keep it: the same answer may then be given again.
 */
export async function noteReview(
  review: ReviewDay,
  { item, seed }: Pick<PracticeTurn, 'item' | 'seed'>,
  answer: string,
  mark: Pick<Mark, 'right' | 'of'>,
): Promise<ReviewDay> {
  const { shelf, day } = review
  await noteAnswerIn(
    { kind: 'review', subject: day, shelf, goesOn: ({ endedAt }) => endedAt === undefined },
    { item, seed, answer, mark },
  )
  return withoutItem(review, item)
}

/** The day with a question less: answered, whether the phone kept it or not. */
export function withoutItem(review: ReviewDay, item: string): ReviewDay {
  const items = review.items.filter((place) => place.item !== item)
  const share = review.share + (1 - review.share) / Math.max(1, review.items.length)
  return { ...review, items, done: items.length === 0, share: items.length === 0 ? 1 : share }
}

/** Ends the day's review, so that it counts as done; what is answered further the same day begins a new one. */
export async function endReview({ day }: Pick<ReviewDay, 'day'>): Promise<void> {
  const going = await asPresent((db, person) => unfinishedAttempt(db, 'review', day, person))
  if (going) await finish(going, ({ result }) => result?.scores ?? {})
}

function midnightOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date).getTime()
}

/** How much of the ten minutes is over: all of it once the day was ended, however quickly its questions were answered. */
async function spentOn(day: string, pace: number): Promise<number> {
  const all = await unlessRefused(
    asPresent((db, person) => attemptsOf(db, 'review', person)),
    [],
  )
  const ofDay = all.filter(({ subject }) => subject === day)
  if (ofDay.some(({ endedAt, result }) => endedAt !== undefined && result?.completion)) return TEN_MINUTES
  return ofDay.reduce((sum, attempt) => sum + timeSpent(answeredIn(attempt), pace), 0)
}
