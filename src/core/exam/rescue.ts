import { CHECK_LENGTH, checkSigns, SIGNS } from '../check-signs.ts'
import type { Item } from '../question/question.ts'
import { reached, refused, type Result } from '../result.ts'
import { numberSigns, SignReader } from '../sign-reader.ts'
import { answerOfNumber, numberOfAnswer } from './answer-number.ts'
import type { PaperQuestion } from './draw-paper.ts'
import { readExamCode, writeExamCode } from './exam-code.ts'
import { LONGER, type Sitting } from './sitting.ts'

/*
 * The rescue of an exam that is being sat: when a phone must be given up, another goes on with the same paper where this one
 * stood. The format is written down in docs/formats/rescue.md. Both phones draw the paper from its code, so only what was answered
 * travels: no words, no name.
 */

/** What a rescue carries besides the code of the paper. */
export type RescuedSitting = Pick<Sitting, 'answers' | 'flagged' | 'at' | 'spent' | 'longer' | 'overtime'>

/** Why a text is not taken as a rescue. */
export type RescueProblem =
  | 'blank'
  | 'too-long' // beyond 2,000 signs: no rescue
  | 'version' // made by an app that writes another version of this format, or no rescue at all
  | 'letters' // signs that the format does not use
  | 'check' // a sign was lost or changed on the way
  | 'broken' // the check is right and yet it says something that no app writes, or it belongs to another paper

/** Its place and its meaning never change. A baton begins with b, a second entry with 1. */
const VERSION = 'r'
const CODE_LENGTH = 8
const LONGEST = 2000
/** Added to how much longer, when the member goes on without the clock. */
const OVERTIME = 8

/** Writes how far a sitting has come: URL-safe, a sign or a few for each question. */
export function writeRescue(
  paper: readonly PaperQuestion[],
  items: ReadonlyMap<string, Item>,
  sitting: RescuedSitting & Pick<Sitting, 'code'>,
): string {
  const { code, longer, overtime, spent, at, answers, flagged } = sitting
  const body =
    VERSION +
    code +
    SIGNS[LONGER.indexOf(longer) + (overtime ? OVERTIME : 0)] +
    numberSigns(Math.floor(spent / 1000)) +
    numberSigns(Math.min(at, paper.length - 1)) +
    paper
      .map(
        ({ item }) =>
          2 * numberOfAnswer(itemIn(items, item), answers.get(item)) + (flagged.has(item) ? 1 : 0),
      )
      .map(numberSigns)
      .join('')
  return body + checkSigns(body)
}

/** Reads of a rescue the code of its paper: enough to draw it. */
export function readRescueHead(text: string): Result<{ readonly code: string }, RescueProblem> {
  const body = bodyOf(text)
  if (!body.ok) return body
  const code = body.value.slice(VERSION.length, VERSION.length + CODE_LENGTH)
  const read = readExamCode(code)
  if (!read.ok) return refused(read.problem === 'newer' ? 'version' : 'broken')
  return writeExamCode(read.value) === code ? reached({ code }) : refused('broken')
}

/** Reads what another phone wrote; spaces and line breaks that a messenger put in are passed over. */
export function readRescue(
  text: string,
  paper: readonly PaperQuestion[],
  items: ReadonlyMap<string, Item>,
): Result<RescuedSitting, RescueProblem> {
  const head = readRescueHead(text)
  if (!head.ok) return head
  const body = bodyOf(text)
  if (!body.ok) return body
  const reader = new SignReader(body.value, VERSION.length + CODE_LENGTH)
  const mode = SIGNS.indexOf(reader.signs(1))
  const longer = LONGER[mode % OVERTIME] ?? 0
  const [spent, at] = [reader.number() * 1000, reader.number()]
  const answers = new Map<string, string>()
  const flagged = new Set<string>()
  for (const { item } of paper) {
    const field = reader.number()
    const answer = answerOfNumber(itemIn(items, item), Math.floor(field / 2))
    if (answer !== undefined) answers.set(item, answer)
    if (field % 2 === 1) flagged.add(item)
  }
  const rescued = { answers, flagged, at, spent, longer, overtime: mode >= OVERTIME }
  const again = writeRescue(paper, items, { ...rescued, code: head.value.code })
  if (!reader.isAtEnd() || at >= paper.length || again !== plainOf(text)) return refused('broken')
  return reached(rescued)
}

/** Everything of a rescue before its check. */
function bodyOf(text: string): Result<string, RescueProblem> {
  if (text.length > LONGEST) return refused('too-long')
  const plain = plainOf(text)
  if (plain === '') return refused('blank')
  if (!plain.startsWith(VERSION)) return refused('version')
  if (!/^[A-Za-z0-9_-]+$/.test(plain)) return refused('letters')
  const body = plain.slice(0, -CHECK_LENGTH)
  return checkSigns(body) === plain.slice(-CHECK_LENGTH) ? reached(body) : refused('check')
}

function plainOf(text: string): string {
  return text.replace(/\s/g, '')
}

function itemIn(items: ReadonlyMap<string, Item>, id: string): Item {
  const item = items.get(id)
  if (!item) throw new RangeError(`The paper asks ${id}, which is not among its questions`)
  return item
}
