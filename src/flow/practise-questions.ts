import type { Attempt } from '../core/attempt/attempt.ts'
import { isRole } from '../core/guide/role.ts'
import type { OpenedItem } from '../core/question/open-item.ts'
import { type Answered, answeredIn, isWhole } from '../core/question/answered.ts'
import type { Mark } from '../core/question/mark.ts'
import type { ItemLine } from '../core/question/question-line.ts'
import { weakSpots } from '../core/review/weak-spots.ts'
import { newestAttempt } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { endPractice, isSamePractice } from './end-sittings.ts'
import { freshSeed, noteAnswerIn } from './note-answer.ts'
import { pastAnswers } from './past-answers.ts'
import { asPresent } from './present-person.ts'
import { type ItemPlace, openTopicItems, type QuestionShelf } from './questions.ts'

export { endPractice } from './end-sittings.ts'
export { pastAnswers } from './past-answers.ts'

/** What is practised: a topic, what a role has to know, or what was not known the last time. */
export type PracticeSubject = `topic/${string}` | `role/${string}` | 'weak'

/** A practice without an end: round after round, until the member leaves. */
export interface Practice {
  readonly subject: PracticeSubject
  readonly shelf: QuestionShelf
  /** In the order in which they are put: never met first, then the ones met longest ago. Empty: nothing to practise. */
  readonly order: readonly ItemPlace[]
  /** What was answered in this practice, the last at the end. */
  readonly answered: readonly Pick<Answered, 'item' | 'right' | 'of'>[]
}

/** A question to be put now; what it shows is made from its seed (core/question/make.ts). */
export interface PracticeTurn {
  readonly topic: string
  readonly item: string
  readonly seed: string
  readonly opened: OpenedItem
}

/** So many weak spots at most are practised at a time. */
const WEAK = 20

/**
 * Begins to practise, or goes on where the app was closed within two hours; any other practice is over. Of this one nothing is kept before
 * the first answer.
 */
export async function beginPractice(shelf: QuestionShelf, subject: PracticeSubject): Promise<Practice> {
  const now = Date.now()
  await endPractice((attempt) => attempt.subject === subject && isSamePractice(attempt, now))
  const [past, going] = await Promise.all([pastAnswers(), goingOn(subject)])
  const answered = going ? answeredIn(going) : []
  return { subject, shelf, order: orderOf(shelf, subject, past), answered }
}

/**
 * The next question: of those put least often in this practice the first in order, and not the one just answered while there is
 * another. Nothing when there is nothing (more) to practise: of weak spots those that are known by now do not come back.
 */
export async function nextTurn({
  subject,
  shelf,
  order,
  answered,
}: Practice): Promise<PracticeTurn | undefined> {
  const count = (item: string): number => answered.filter((each) => each.item === item).length
  const known = ({ item }: ItemPlace): boolean => {
    const last = answered.findLast((each) => each.item === item)
    return subject === 'weak' && last !== undefined && isWhole(last)
  }
  const left = order
    .filter((place) => !known(place))
    .map((place) => ({ place, count: count(place.item) }))
    .sort((a, b) => a.count - b.count)
    .map(({ place }) => place)
  const last = answered.at(-1)?.item
  const candidates = [
    ...left.filter(({ item }) => item !== last),
    ...left.filter(({ item }) => item === last),
  ]
  for (const place of candidates) {
    const found = await openTopicItems(shelf.language, [place])
    const [opened] = found.ok ? found.value : []
    if (opened) return { ...place, seed: freshSeed(), opened } // else a new edition has withdrawn it meanwhile
  }
  return undefined
}

/** Notes an answer; durable when this resolves. It rejects when the phone does not keep it: the same answer may then be given again. */
export async function noteAnswer(
  practice: Practice,
  { item, seed }: Pick<PracticeTurn, 'item' | 'seed'>,
  answer: string,
  mark: Pick<Mark, 'right' | 'of'>,
): Promise<Practice> {
  const { subject, shelf } = practice
  const isOver = (answers: readonly Answered[]): boolean => isRound(practice, answers)
  await noteAnswerIn(
    { kind: 'questions', subject, shelf, goesOn: isSamePractice, isOver },
    { item, seed, answer, mark },
  )
  return withAnswer(practice, item, mark)
}

/** Whether everything there was to practise was answered: weak spots until they are known, anything else once. */
function isRound({ subject, order }: Practice, answers: readonly Answered[]): boolean {
  const last = new Map(answers.map((answer) => [answer.item, answer]))
  return order.every(({ item }) => {
    const answer = last.get(item)
    return answer !== undefined && (subject !== 'weak' || isWhole(answer))
  })
}

/** The practice with an answer that the phone did not keep: it goes on all the same. */
export function withAnswer(
  practice: Practice,
  item: string,
  { right, of }: Pick<Mark, 'right' | 'of'>,
): Practice {
  return { ...practice, answered: [...practice.answered, { item, right, of }] }
}

async function goingOn(subject: PracticeSubject): Promise<Attempt | undefined> {
  const newest = await unlessRefused(
    asPresent((db, person) => newestAttempt(db, 'questions', subject, person)),
    undefined,
  )
  return newest && isSamePractice(newest, Date.now()) ? newest : undefined
}

function orderOf(
  shelf: QuestionShelf,
  subject: PracticeSubject,
  past: readonly Answered[],
): readonly ItemPlace[] {
  const all = shelf.topics.flatMap(({ id, items }) => items.map((line) => ({ topic: id, line })))
  if (subject === 'weak') {
    const topics = new Map(all.map(({ topic, line }) => [line.id, topic]))
    return weakSpots(past, shelf.topics, WEAK).flatMap((item) => {
      const topic = topics.get(item)
      return topic === undefined ? [] : [{ topic, item }]
    })
  }
  const lastMet = new Map(past.map(({ item }, at) => [item, at]))
  return all
    .filter(({ topic, line }) => belongsTo(subject, topic, line))
    .map(({ topic, line }) => ({
      topic,
      item: line.id,
      met: lastMet.get(line.id) ?? -1,
      common: line.roles.length === 0,
      difficulty: line.difficulty,
    }))
    .sort((a, b) => a.met - b.met || Number(a.common) - Number(b.common) || a.difficulty - b.difficulty)
    .map(({ topic, item }) => ({ topic, item }))
}

function belongsTo(subject: PracticeSubject, topic: string, { roles }: ItemLine): boolean {
  if (subject.startsWith('topic/')) return subject === `topic/${topic}`
  const role = subject.slice('role/'.length)
  return isRole(role) && (roles.length === 0 || roles.includes(role))
}
