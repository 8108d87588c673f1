import type { Language } from '../language.ts'
import type { RoomReport } from './report.ts'
import type { SeatWay } from './score.ts'
import type { SeatState } from './standings.ts'

/*
 * A report as tables for a spreadsheet: RFC 4180, a comma between cells, rows that end with CR LF, numbers with a point. What the
 * columns mean is written down in docs/formats/room-record.md. The caller puts the byte order mark before it.
 */

/** The words of the table of people, in the language of whoever takes it along. */
export interface PeopleWords {
  readonly seat: string
  readonly name: string
  readonly state: string
  readonly right: string
  readonly of: string
  readonly minutes: string
  readonly way: string
  readonly states: Readonly<Record<SeatState, string>>
  readonly ways: Readonly<Record<SeatWay, string>>
  /** The head of the column of a question, by its place. */
  readonly question: (place: number) => string
}

/** The words of the table of questions. */
export interface QuestionsWords {
  readonly place: string
  readonly topic: string
  readonly question: string
  readonly asked: string
  readonly right: string
  readonly share: string
  readonly discrimination: string
  readonly commonestWrong: string
  readonly wrongCount: string
  /** The heads of the two columns of a language: the share right, and the discrimination. */
  readonly shareIn: (language: Language) => string
  readonly discriminationIn: (language: Language) => string
  /** The title of a topic, by its id. */
  readonly topicOf: (topic: string) => string
  /** What is asked at a place. */
  readonly stemOf: (place: number) => string
  /** How an answer reads, as `writeAnswer` writes it. */
  readonly answerOf: (place: number, answer: string) => string
}

/** What stands in a cell; nothing leaves it empty. */
export type Cell = string | number | undefined

/** A row for each seat; under each question 1 for wholly right, 0 for not, and nothing where the seat was not asked. */
export function peopleCsv(
  { people, questions }: Pick<RoomReport, 'people' | 'questions'>,
  words: PeopleWords,
): string {
  const places = questions.map(({ place }) => place)
  const { seat, name, state, right, of, minutes, way } = words
  const head = [seat, name, state, right, of, minutes, way, ...places.map(words.question)]
  const rows = people.map((person): Cell[] => [
    person.seat,
    person.name,
    words.states[person.state],
    ...(person.of > 0 ? [person.right, person.of] : [undefined, undefined]),
    person.minutes,
    person.via && words.ways[person.via],
    ...places.map((place) => asDigit(person.rights[place])),
  ])
  return writeTable([head, ...rows])
}

/**
 * A row for each scored question; shares and discriminations with three places, at the end once more for each language in which sheets
 * came.
 */
export function questionsCsv(
  { questions, languages }: Pick<RoomReport, 'questions' | 'languages'>,
  words: QuestionsWords,
): string {
  const { place, topic, question, asked, right, share, discrimination, commonestWrong, wrongCount } = words
  const head = [place, topic, question, asked, right, share, discrimination, commonestWrong, wrongCount]
  const voices = languages.map(({ language }) => language)
  const heads = voices.flatMap((voice) => [words.shareIn(voice), words.discriminationIn(voice)])
  const rows = questions.map((each): Cell[] => [
    each.place,
    words.topicOf(each.topic),
    words.stemOf(each.place),
    each.asked,
    each.right,
    each.asked > 0 ? rounded(each.share) : undefined,
    rounded(each.discrimination),
    each.commonestWrong && words.answerOf(each.place, each.commonestWrong.answer),
    each.commonestWrong?.count,
    ...voices.flatMap((voice) => {
      const own = each.languages.find(({ language }) => language === voice)
      return [rounded(own?.share), rounded(own?.discrimination)]
    }),
  ])
  return writeTable([[...head, ...heads], ...rows])
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it; so does one that already has apostrophes before
 * such a beginning, so that taking one away gives back what was there. Full-width signs are formulas to some programs too.
 */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** Takes back what `harmless` put before a text. */
export function unharmed(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}

const FORMULA = /^'*\s*[=+\-@\t\r\n\0＝＋－＠]/

/**
 * Where a semicolon or a tab stands between cells (spreadsheets choose by country), our quotes protect nothing that follows one
 * inside a text: there, too, no formula may begin.
 */
const FORMULA_INSIDE = /([;\t\r\n]["'\s]*)(?=[=+\-@＝＋－＠])/g

/** Rows as text, each cell harmless. */
export function writeTable(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')
}

function writeCell(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  return quoted(harmless(cell).replace(FORMULA_INSIDE, "$1'"))
}

/** A text as a cell: in quotes where it would be taken for more than one, or lose something at its ends. */
export function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function asDigit(right: boolean | undefined): Cell {
  return right === undefined ? undefined : Number(right)
}

function rounded(value: number | undefined): Cell {
  return value === undefined ? undefined : Math.round(value * 1000) / 1000
}
