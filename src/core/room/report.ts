import { markAnswer } from '../question/mark.ts'
import type { Item } from '../question/question.ts'
import { type ByLanguage, byLanguage, type LanguageCount, languagesOf } from './by-language.ts'
import { discriminationOf, meanOf } from './discrimination.ts'
import type { RoomRecord } from './record.ts'
import { plainQuestion } from './room-question.ts'
import { givenInRoom, type SeatLine, seatLines } from './standings.ts'

/*
 * What came out of a room: people, questions, topics, and what was thought of the training. Everything is folded from the record,
 * each time anew.
 */

/** How a question came out. */
export interface QuestionReport extends ByLanguage {
  readonly place: number
  readonly item: string
  readonly topic: string
  /** How many were asked: everybody whose sheet or code came, and whoever held a card up. */
  readonly asked: number
  /** How many of them are wholly right. */
  readonly right: number
  /** The difficulty: right of those asked, 0…1; 0 when nobody was asked. */
  readonly share: number
  /**
   * Whether those who know the rest know this one too, −1…1: corrected point-biserial; nothing below eight people
   * or where everybody did alike.
   */
  readonly discrimination: number | undefined
  /** The wrong answer that was given most often, as `writeAnswer` writes it; codes tell no answers. */
  readonly commonestWrong: { readonly answer: string; readonly count: number } | undefined
}

/** So many right of so many, over all people whose answers count. */
export interface TopicReport {
  readonly topic: string
  readonly right: number
  readonly of: number
}

/** One rating of the evaluation. */
export interface RatingReport {
  /** How often each of 1…5 was given. */
  readonly counts: readonly number[]
  readonly mean: number | undefined
}

/** What was thought of the training, and what was asked. */
export interface EvaluationReport {
  readonly count: number
  readonly ratings: readonly RatingReport[]
  /** By their letters, so that nothing tells in which order they came. */
  readonly questions: readonly string[]
}

/** The report of a room. */
export interface RoomReport {
  readonly people: readonly SeatLine[]
  /** The scored ones, by place from 1. */
  readonly questions: readonly QuestionReport[]
  /** The three of which the fewest are right, the hardest first. */
  readonly hardest: readonly QuestionReport[]
  readonly topics: readonly TopicReport[]
  /** The languages of the sheets that count. */
  readonly languages: readonly LanguageCount[]
  /** How many seats are in the figures. */
  readonly counted: number
  /** How many seats still have two phones and are in none of the figures. */
  readonly open: number
  /** The mean share of right answers of those counted, 0…1. */
  readonly mean: number | undefined
  readonly evaluation: EvaluationReport
}

/**
 * Makes the report of a room.
 * @param items by place, as `head.questions`
 */
export function reportOf(record: RoomRecord, items: readonly Item[]): RoomReport {
  const people = seatLines(record, items)
  const counted = people.filter(({ of }) => of > 0)
  const questions = questionReports(record, items, counted)
  const asked = questions.filter((question) => question.asked > 0)
  return {
    people,
    questions,
    hardest: [...asked].sort((a, b) => a.share - b.share || a.place - b.place).slice(0, 3),
    topics: topicReports(questions),
    languages: languagesOf(counted),
    counted: counted.length,
    open: people.filter(({ state }) => state === 'two-phones').length,
    mean: meanOf(counted.map(({ right, of }) => right / of)),
    evaluation: evaluationIn(record),
  }
}

function questionReports(
  record: RoomRecord,
  items: readonly Item[],
  counted: readonly SeatLine[],
): QuestionReport[] {
  const given = givenInRoom(record, items)
  const languagesAt = byLanguage(counted)
  return record.head.questions.slice(1).map((question, at) => {
    const place = at + 1
    const rights = counted.flatMap((person) => person.rights[place] ?? [])
    const right = rights.filter(Boolean).length
    const answers = given.flatMap((each) => each.get(place) ?? [])
    const item = items[place]
    return {
      place,
      item: question.item,
      topic: question.topic,
      asked: rights.length,
      right,
      share: rights.length === 0 ? 0 : right / rights.length,
      discrimination: discriminationOf(counted, place),
      commonestWrong:
        item && commonestIn(answers.filter((text) => !markAnswer(item, text, question.seed).whole)),
      ...languagesAt(place),
    }
  })
}

/** The most frequent of some answers; of several the first by its letters, so that every phone says the same. */
function commonestIn(answers: readonly string[]): QuestionReport['commonestWrong'] {
  const counts = new Map<string, number>()
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  const [first] = [...counts].sort(([a, few], [b, many]) => many - few || (a < b ? -1 : 1))
  return first && { answer: first[0], count: first[1] }
}

function topicReports(questions: readonly QuestionReport[]): TopicReport[] {
  return [...new Set(questions.map(({ topic }) => topic))].map((topic) => {
    const own = questions.filter((question) => question.topic === topic)
    const sum = (of: (question: QuestionReport) => number): number =>
      own.reduce((all, each) => all + of(each), 0)
    return { topic, right: sum(({ right }) => right), of: sum(({ asked }) => asked) }
  })
}

function evaluationIn({ entries }: RoomRecord): EvaluationReport {
  const said = entries.filter((entry) => entry.kind === 'evaluation')
  const given = said.map(({ ratings }) => ratings)
  const asked = said.map(({ question = '' }) => plainQuestion(question)).filter(Boolean)
  const width = Math.max(0, ...given.map(({ length }) => length))
  const ratings = Array.from({ length: width }, (_, at) => {
    const own = given.flatMap((each) => each[at] ?? [])
    return {
      counts: [1, 2, 3, 4, 5].map((rating) => own.filter((each) => each === rating).length),
      mean: meanOf(own),
    }
  })
  return { count: said.length, ratings, questions: asked.sort() }
}
