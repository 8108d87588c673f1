import type { Attempt, AttemptEvent } from '../attempt/attempt.ts'

/*
 * What a person answered, read out of attempts of kind `questions` (practice), `review`, `exam` and `room`: memory, weak spots and
 * progress are made of it. The events are written down in docs/formats/question-events.md.
 */

/** A question answered once. */
export interface Answered {
  readonly item: string
  /** What the question was made from (make.ts); nothing for an exam or a quiz of the room, where it follows from the code. */
  readonly seed: string
  /** As `writeAnswer` writes it. */
  readonly answer: string
  /** So many right of so many. */
  readonly right: number
  readonly of: number
  /** Milliseconds since its attempt began. */
  readonly after: number
  /** Milliseconds since 1970 by the phone's clock, right or wrong. */
  readonly at: number
}

/** Whether nothing was missing and nothing too much. */
export function isWhole({ right, of }: Pick<Answered, 'right' | 'of'>): boolean {
  return right === of
}

/** So many of some answers, or of the questions of a paper, wholly right, of so many: the figure of every exercise with questions. */
export function tallyOf(marks: readonly Pick<Answered, 'right' | 'of'>[]): {
  readonly right: number
  readonly of: number
} {
  return { right: marks.reduce((sum, mark) => sum + (isWhole(mark) ? 1 : 0), 0), of: marks.length }
}

/** The event of an answer in practice or review. */
export function answerEvent({
  item,
  seed,
  answer,
  right,
  of,
}: Pick<Answered, 'item' | 'seed' | 'answer' | 'right' | 'of'>): Pick<AttemptEvent, 'act' | 'object'> {
  return { act: 'chose', object: `${item}/${seed}=${answer}~${right}/${of}` }
}

/** The event that says how a question came out, at the end of an exam or when a room opens the answers. */
export function outcomeEvent({
  item,
  right,
  of,
}: Pick<Answered, 'item' | 'right' | 'of'>): Pick<AttemptEvent, 'act' | 'object'> {
  return { act: 'did', object: `${item}=${right}/${of}` }
}

/**
 * What was answered in an attempt, in the order in which it was; nothing for other kinds of attempt. An exam tells nothing
 * before it has ended, a quiz of the room nothing before the room has opened the answers, and then only of questions that were
 * answered. Events that make no sense are passed over.
 */
export function answeredIn(attempt: Attempt): Answered[] {
  if (attempt.kind === 'exam' || attempt.kind === 'room')
    return attempt.endedAt === undefined ? [] : answeredOnPaper(attempt)
  if (attempt.kind !== 'questions' && attempt.kind !== 'review') return []
  const answers: Answered[] = []
  for (const { act, object, after } of attempt.events) {
    const [seedAt, answerAt] = [object.indexOf('/') + 1, object.indexOf('=') + 1]
    const markAt = object.lastIndexOf('~') + 1
    if (act !== 'chose' || seedAt === 0 || answerAt < seedAt || markAt < answerAt) continue
    const mark = markIn(object, markAt)
    const item = object.slice(0, seedAt - 1)
    if (!mark || !isItem(item)) continue
    const [seed, answer] = [object.slice(seedAt, answerAt - 1), object.slice(answerAt, markAt - 1)]
    answers.push({ item, seed, answer, ...mark, after, at: attempt.startedAt + after })
  }
  return answers
}

/** Answers that were marked only afterwards, by `did`. */
function answeredOnPaper(attempt: Attempt): Answered[] {
  const given = givenOnPaper(attempt)
  return outcomesIn(attempt)
    .flatMap(({ item, right, of }) => {
      const answered = given.get(item)
      return answered
        ? [{ item, seed: '', ...answered, right, of, at: attempt.startedAt + answered.after }]
        : []
    })
    .sort((one, other) => one.after - other.after)
}

/** What was answered last to each question of an exam or a quiz of the room, and when; not those whose answer was taken back. */
export function givenOnPaper({
  events,
}: Pick<Attempt, 'events'>): ReadonlyMap<string, Pick<Answered, 'answer' | 'after'>> {
  const given = new Map<string, Pick<Answered, 'answer' | 'after'>>()
  for (const { act, object, after } of events) {
    const at = object.indexOf('=')
    if (act !== 'chose' || at < 1) continue
    const [item, answer] = [object.slice(0, at), object.slice(at + 1)]
    if (answer === '') given.delete(item)
    else given.set(item, { answer, after })
  }
  return given
}

/** How the questions of a paper came out, as `did` tells it: all that were asked, answered or not. */
export function outcomesIn({ events }: Pick<Attempt, 'events'>): Pick<Answered, 'item' | 'right' | 'of'>[] {
  const outcomes: Pick<Answered, 'item' | 'right' | 'of'>[] = []
  for (const { act, object } of events) {
    const at = object.indexOf('=') + 1
    const mark = act === 'did' && at > 0 ? markIn(object, at) : undefined
    const item = object.slice(0, at - 1)
    if (mark && isItem(item)) outcomes.push({ item, ...mark })
  }
  return outcomes
}

/*
 * Read by hand: the centre asks it of every answer that arrives, and a pattern takes ten times as long.
 */

/** The mark at the end of a text, “2/3”; nothing where there is none that can be. */
function markIn(text: string, from: number): Pick<Answered, 'right' | 'of'> | undefined {
  const slash = text.indexOf('/', from)
  const [right, of] = [numberIn(text, from, slash), numberIn(text, slash + 1, text.length)]
  return of > 0 && right >= 0 && right <= of ? { right, of } : undefined
}

/** The digits between two places as a number; −1 where anything else stands there, or nothing. */
function numberIn(text: string, from: number, to: number): number {
  if (to <= from) return -1
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** Whether a text can be the id of a question. */
function isItem(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    const isSmall = sign >= SMALL_A && sign <= SMALL_Z
    if (!isSmall && !(sign >= ZERO && sign <= NINE) && sign !== DASH) return false
  }
  return text !== ''
}

const [DASH, ZERO, NINE, SMALL_A, SMALL_Z] = [0x2d, 0x30, 0x39, 0x61, 0x7a]
