import { reached, refused, type Result } from '../result.ts'
import { unharmed } from './csv.ts'
import { LONGEST_NAME, MOST_SEATS } from './record.ts'

/*
 * A list of who sits where, as a trainer has it: out of a spreadsheet, a message or a text. Each line is a seat and a name, or a
 * name alone; then the seats are counted from 1.
 */

/** Who sits on a seat. */
export interface RosterLine {
  readonly seat: number
  readonly name: string
}

/** Why a text is not taken as such a list. */
export type RosterProblem =
  | 'blank' // nobody in it
  | 'too-many' // more names than a room has seats
  | 'seat' // a number that no seat has, or a line without a number among numbered ones
  | 'twice' // two names for one seat
  | 'long' // a name beyond LONGEST_NAME

/** No longer text is looked at, in UTF-16 units: sixty of the longest names are a tenth of it. */
const LONGEST = 100_000

/** The words that stand above columns of names, one or several in a cell; above a column of numbers anything may. */
const HEADING_WORDS: ReadonlySet<string> = new Set(
  [
    'name names first last full surname participant',
    'სახელი გვარი და მონაწილე',
    'անուն ազգանուն և մասնակից',
    'ad soyad və iştirakçı',
  ].flatMap((words) => words.split(' ')),
)

interface Line {
  /** Nothing where the line does not begin with a number. */
  readonly seat: number | undefined
  readonly name: string
}

/**
 * Reads such a list. Between cells stands a comma, a semicolon or a tab, whichever the first line uses; quotes, a byte order mark, a
 * heading and blank lines may be there or not; several cells of a name become one; a numbered line without a name is an empty seat.
 * @param isNumbered whether names alone are refused: seats are not counted from 1 a second time
 */
export function readRoster(text: string, isNumbered = false): Result<RosterLine[], RosterProblem> {
  if (text.length > LONGEST) return refused('too-many')
  const rows = rowsOf(text.replace(/^\ufeff/, ''))
    .map((cells) => cells.map(onOneLine).filter((cell) => cell !== ''))
    .filter((cells) => cells.length > 0)
  const lines = withoutHeading(rows).map(lineOf)
  const counted =
    isNumbered || lines.some(({ seat }) => seat !== undefined)
      ? lines
      : lines.map(({ name }, at) => ({ seat: at + 1, name }))
  const seated = counted.filter(({ name }) => name !== '')
  if (seated.length === 0) return refused('blank')
  if (seated.length > MOST_SEATS) return refused('too-many')
  if (counted.some(({ seat }) => seat === undefined || seat < 1 || seat > MOST_SEATS)) return refused('seat')
  if (new Set(seated.map(({ seat }) => seat)).size < seated.length) return refused('twice')
  if (seated.some(({ name }) => name.length > LONGEST_NAME)) return refused('long')
  return reached(seated.map(({ seat = 0, name }) => ({ seat, name })))
}

/** A heading is a first line without a number above numbered ones, or one that is nothing but the words above names. */
function withoutHeading(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [first, ...rest] = rows
  if (!first || lineOf(first).seat !== undefined) return rows
  const isNumbered = rest.length > 0 && rest.every((row) => lineOf(row).seat !== undefined)
  return isNumbered || wordsOf(first).every((word) => HEADING_WORDS.has(word)) ? rest : rows
}

function wordsOf(cells: readonly string[]): string[] {
  return cells
    .join(' ')
    .toLowerCase()
    .split(/[\s,]+/)
}

/** A line that begins with a number, in a cell of its own or as `7. Name`; or a name alone. */
function lineOf(cells: readonly string[]): Line {
  const [first = '', ...rest] = cells
  const [, number, more = ''] = /^(\d{1,6})(?:[.)]\s*|\s+|$)(.*)$/.exec(first) ?? []
  if (number === undefined) return { seat: undefined, name: cells.join(' ') }
  return { seat: Number(number), name: [more, ...rest].filter((part) => part !== '').join(' ') }
}

/** A cell as it is kept: without line breaks and signs that turn the direction, as names of profiles are (profile/name.ts). */
function onOneLine(cell: string): string {
  return unharmed(cell.trim())
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim()
}

/**
 * The cells of each row. A quote that opens no whole cell is a sign like any other: lists are typed by hand. What stands in quotes
 * says nothing of what is used between cells.
 */
function rowsOf(text: string): string[][] {
  const firstLine = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const between = ['\t', ';', ','].find((mark) => firstLine.includes(mark)) ?? ','
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"[ ]*(?=[${between}\\r\\n]|$)|([^${between}\\r\\n]*))([${between}]|\\r\\n?|\\n|$)`,
    'y',
  )
  const rows: string[][] = [[]]
  while (cell.lastIndex < text.length) {
    const [, quoted, plain = '', end = ''] = cell.exec(text) ?? []
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== between) rows.push([])
  }
  return rows
}
