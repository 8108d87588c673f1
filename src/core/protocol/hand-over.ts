import { CHECK_LENGTH, checkSigns, SIGNS } from '../check-signs.ts'
import { reached, refused, type Result } from '../result.ts'
import { numberSigns as number, SignReader } from '../sign-reader.ts'
import { type BoxPath, boxOf, rowOf } from './box.ts'
import type { Field, Form } from './form.ts'
import { type Content, contentOf, type Paper, readSheet, type Sheet } from './paper.ts'
import { readMoment } from './read-moment.ts'
import { readWords } from './read-words.ts'
import { everyBox, givenFields, withRaw } from './typed.ts'
import { writeWords } from './write-words.ts'

/*
 * A second entry made on one phone and compared on another: a short text for a QR square or a message. The format is
 * written down in docs/formats/second-entry.md. Both phones can make the exercise from its code, so only what was typed
 * travels, and no free text.
 */

/** Why a text is not taken as a second entry. */
export type SecondEntryProblem =
  | 'blank'
  | 'too-long' // beyond 4,000 characters: no entry
  | 'version' // made by an app that writes another version of this format
  | 'letters' // signs that the format does not use
  | 'check' // a character was lost or changed on the way
  | 'form' // a form that this phone does not have
  | 'edition' // another edition of the form: its boxes may be others
  | 'broken' // the check is right and yet it says something that no app writes

/** A second entry as it was read. */
export interface SecondEntry {
  /** The code of the exercise that was entered. */
  readonly code: string
  readonly form: Form
  /** The boxes that travel: no free text, nothing of the sections that are given. */
  readonly sheet: Sheet
}

const VERSION = '1'
const CODE = /^[A-Za-z0-9]{1,16}$/
const LONGEST = 4000

/** Writes an entry of an exercise: URL-safe, at most 400 characters for 27 subjects and counts below 32,767. */
export function writeSecondEntry(form: Form, code: string, sheet: Sheet): string {
  if (!CODE.test(code)) throw new RangeError(`"${code}" cannot be the code of an exercise`)
  const paper = readSheet(form, sheet)
  const body =
    VERSION +
    number(form.number) +
    number(editionOf(form)) +
    number(code.length) +
    code +
    number(paper.subjects.length) +
    paper.subjects.map(subject).join('') +
    travelling(form, paper.subjects)
      .map(({ box, field }) => written(paper, field, box))
      .join('')
  return body + checkSigns(body)
}

/** Reads what another phone wrote; spaces and line breaks that a messenger put in are passed over. */
export function readSecondEntry(
  text: string,
  forms: readonly Form[],
): Result<SecondEntry, SecondEntryProblem> {
  if (text.length > LONGEST) return refused('too-long')
  const plain = text.replace(/\s/g, '')
  if (plain === '') return refused('blank')
  if (!plain.startsWith(VERSION)) return refused('version')
  if (!/^[A-Za-z0-9_-]+$/.test(plain)) return refused('letters')
  const body = plain.slice(0, -CHECK_LENGTH)
  if (plain.length <= CHECK_LENGTH + 1 || checkSigns(body) !== plain.slice(-CHECK_LENGTH))
    return refused('check')

  const reader = new SignReader(body, VERSION.length)
  const formNumber = reader.number()
  const form = forms.find((one) => one.number === formNumber)
  if (!form) return refused('form')
  if (reader.number() !== editionOf(form)) return refused('edition')
  const code = reader.signs(reader.number())
  const sheet = readBody(form, reader)
  if (!sheet || !CODE.test(code) || writeSecondEntry(form, code, sheet) !== plain) return refused('broken')
  return reached({ code, form, sheet })
}

function readBody(form: Form, reader: SignReader): Sheet | null {
  const rows = reader.number()
  if (rows > 200) return null
  const subjects = Array.from({ length: rows }, () => {
    const sign = reader.number()
    return sign % 2 === 0 ? String(sign / 2) : reader.signs((sign - 1) / 2)
  })
  // the fields of words come after their figures are known, whatever their order on the paper
  const read = travelling(form, subjects).map(({ box, field }) => ({
    box,
    field,
    held: heldIn(field, reader),
  }))
  let values: Sheet['values'] = {}
  for (const { box, field, held } of read)
    if (field.kind !== 'words') values = withRaw(values, box, valueOf(field, held))
  const paper = readSheet(form, { subjects, values })
  for (const { box, field, held } of read)
    if (field.kind === 'words')
      values = withRaw(values, box, wordsOf(form, held, figureOf(paper, field.of, box)))
  return reader.isAtEnd() ? { subjects, values } : null
}

/** What a box holds, as a number. */
function heldIn(field: Field, reader: SignReader): number {
  return field.kind === 'ticks' ? reader.bits(field.options.length) : reader.number()
}

/** The boxes that travel, in the order of the form. */
function travelling(
  form: Form,
  subjects: readonly string[],
): { readonly box: BoxPath; readonly field: Field }[] {
  const given = givenFields(form)
  return everyBox(form, subjects).filter(({ field }) => field.kind !== 'text' && !given.has(field.id))
}

/** One box in signs. A blank is 0; whatever is not blank is something else. */
function written(paper: Paper, field: Field, box: BoxPath): string {
  const content = contentOf(paper, box)
  switch (field.kind) {
    case 'count':
      return number(content.count === null ? 0 : content.count + 1)
    case 'ticks':
      return sixes(field.options.map((option) => content.ticks.includes(option)))
    case 'date-time':
      return number(momentNumber(content.text))
    case 'words':
      return number(wordsNumber(paper.form, content, figureOf(paper, field.of, box)))
    case 'text':
      return ''
  }
}

function valueOf(field: Field, held: number): number | string | readonly string[] | null {
  switch (field.kind) {
    case 'count':
      return held === 0 ? null : held - 1
    case 'ticks':
      return field.options.filter((_, place) => Math.floor(held / 2 ** place) % 2 === 1)
    case 'date-time':
      return momentFrom(held)
    case 'words':
    case 'text':
      return null
  }
}

/** Words travel as the number they say: 0 nothing readable, 1 the same as the figures beside them, else number + 2. */
function wordsNumber(form: Form, { text }: Content, figure: number | null): number {
  const { numerals } = form
  const said = numerals ? readWords(text, numerals) : null
  // what the other phone could not write out again is better left out than garbled
  if (!numerals || said === null || readWords(writeWords(said, numerals), numerals) !== said) return 0
  return said === figure ? 1 : said + 2
}

function wordsOf({ numerals }: Form, held: number, figure: number | null): string | null {
  const said = held === 1 ? figure : held - 2
  return held === 0 || said === null || !numerals ? null : writeWords(said, numerals)
}

function figureOf(paper: Paper, of: string, box: BoxPath): number | null {
  return contentOf(paper, boxOf(of, rowOf(box))).count
}

/** A date or moment as one number above 0; 0 for none. Years to 9999, a day of 1,441 places: no time, or its minute. */
function momentNumber(text: string): number {
  if (text === '') return 0
  const [year = 0, month = 0, day = 0, hour, minute = 0] = text.split(/[-T:]/).map(Number)
  const clock = hour === undefined ? 0 : 1 + hour * 60 + minute
  return 1 + clock + 1441 * (day + 32 * (month + 13 * year))
}

function momentFrom(held: number): string | null {
  if (held === 0) return null
  const clock = (held - 1) % 1441
  const date = Math.floor((held - 1) / 1441)
  const [day, month, year] = [date % 32, Math.floor(date / 32) % 13, Math.floor(date / 32 / 13)]
  const written = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
  const time = clock === 0 ? '' : `T${digits(Math.floor((clock - 1) / 60), 2)}:${digits((clock - 1) % 60, 2)}`
  return readMoment(written + time)
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** Yes and no, six to a sign, the first in the lowest bit. */
function sixes(flags: readonly boolean[]): string {
  let signs = ''
  for (let at = 0; at < flags.length; at += 6)
    signs += SIGNS[flags.slice(at, at + 6).reduce((sum, flag, place) => sum + (flag ? 2 ** place : 0), 0)]
  return signs
}

/** A subject: twice its number, or an odd number for the length of an id that is no plain number, and its letters. */
function subject(id: string): string {
  return /^(0|[1-9]\d{0,6})$/.test(id) ? number(2 * Number(id)) : number(2 * id.length + 1) + id
}

/** "2017.1" as 2017001. */
function editionOf({ version }: Form): number {
  const [year = 0, edition = 0] = version.split('.').map(Number)
  return year * 1000 + edition
}
