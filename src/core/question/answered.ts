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
  return attempt.events.flatMap(({ act, object, after }) => {
    const [, item, seed = '', answer = '', right, of] =
      /^([a-z0-9-]+)\/([^=]*)=(.*)~(\d+)\/(\d+)$/.exec(object) ?? []
    if (act !== 'chose' || item === undefined) return []
    return checked({ item, seed, answer, right: Number(right), of: Number(of), after }, attempt)
  })
}

/** Answers that were marked only afterwards, by `did`. */
function answeredOnPaper(attempt: Attempt): Answered[] {
  const last = new Map<string, { readonly answer: string; readonly after: number }>()
  for (const { act, object, after } of attempt.events) {
    const at = object.indexOf('=')
    if (act === 'chose' && at > 0) last.set(object.slice(0, at), { answer: object.slice(at + 1), after })
  }
  return attempt.events
    .flatMap(({ act, object }) => {
      const [, item = '', right, of] = /^([a-z0-9-]+)=(\d+)\/(\d+)$/.exec(object) ?? []
      const given = last.get(item)
      if (act !== 'did' || !given?.answer) return []
      return checked({ item, seed: '', ...given, right: Number(right), of: Number(of) }, attempt)
    })
    .sort((one, other) => one.after - other.after)
}

function checked(answered: Omit<Answered, 'at'>, { startedAt }: Attempt): Answered[] {
  const { right, of, after } = answered
  return of > 0 && right <= of ? [{ ...answered, at: startedAt + after }] : []
}
