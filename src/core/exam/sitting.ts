import type { AttemptEvent } from '../attempt/attempt.ts'
import type { Exam } from './exam.ts'

/*
 * An exam that is being sat: the fold of its attempt's events (docs/formats/exam-events.md). A phone that dies after any of them
 * goes on where it stood.
 */

/** How much more time a member takes, in percent; `none` is without a clock. */
export const LONGER = [0, 25, 50, 100, 'none'] as const
export type Longer = (typeof LONGER)[number]

/** An exam as far as it has come. */
export interface Sitting {
  /** The exam's id; nothing until it is opened. */
  readonly exam: string
  /** The code of its paper, eight signs. */
  readonly code: string
  /** The fingerprint of the bank its paper was drawn from, eight hex digits. */
  readonly bank: string
  readonly longer: Longer
  /** By question, as `writeAnswer` writes it. A question that is not in here has no answer. */
  readonly answers: ReadonlyMap<string, string>
  /** Questions marked to be looked at again. */
  readonly flagged: ReadonlySet<string>
  /** The place of the question shown, from 0. */
  readonly at: number
  /** Milliseconds used before it was taken over from another phone; 0 when it began here. */
  readonly before: number
  /** Milliseconds used up to the last event, on this phone and on another. */
  readonly spent: number
  /** Whether it was taken over from another phone. */
  readonly rescued: boolean
  /** Whether time was up and the member went on without the clock. */
  readonly overtime: boolean
  /** Whether it is over; nothing changes it any more. */
  readonly ended: boolean
}

/** A sitting that has not been opened. */
export const UNOPENED: Sitting = {
  exam: '',
  code: '',
  bank: '',
  longer: 0,
  answers: new Map(),
  flagged: new Set(),
  at: 0,
  before: 0,
  spent: 0,
  rescued: false,
  overtime: false,
  ended: false,
}

/** The sitting of a list of events, from its beginning. */
export function replaySitting(events: readonly AttemptEvent[]): Sitting {
  return events.reduce(sitOn, UNOPENED)
}

/** The sitting after one event. An event that makes no sense where it stands changes nothing but the time used. */
export function sitOn(sitting: Sitting, event: AttemptEvent): Sitting {
  if (sitting.ended) return sitting
  const next = { ...sitting, ...changeBy(sitting, event) }
  return { ...next, spent: Math.max(sitting.spent, next.before + event.after) }
}

function changeBy(sitting: Sitting, { act, object }: AttemptEvent): Partial<Sitting> {
  switch (act) {
    case 'opened':
      return opened(sitting, object)
    case 'added':
      return added(sitting, object)
    case 'chose':
      return { answers: answered(sitting.answers, object) }
    case 'pointed':
      return { flagged: new Set([...sitting.flagged, object]) }
    case 'unpointed':
      return { flagged: new Set([...sitting.flagged].filter((item) => item !== object)) }
    case 'reached':
      return /^[1-9]\d{0,3}$/.test(object) ? { at: Number(object) - 1 } : {}
    case 'ended':
      return { ended: true }
    default:
      return {} // `did` says how the questions came out: for memory, not for the sitting
  }
}

function opened(sitting: Sitting, object: string): Partial<Sitting> {
  const [, exam, code, bank] = /^([a-z0-9-]+)@([0-9A-Z]{8})#([0-9a-f]{8})$/.exec(object) ?? []
  if (exam === undefined || code === undefined || bank === undefined || sitting.exam !== '') return {}
  return { exam, code, bank }
}

function added(sitting: Sitting, object: string): Partial<Sitting> {
  if (object === 'rescued') return { rescued: true }
  if (object === 'overtime') return { overtime: true }
  const [, name, value] = /^(longer|spent):(.+)$/.exec(object) ?? []
  if (name === 'longer') return { longer: LONGER.find((known) => String(known) === value) ?? sitting.longer }
  return name === 'spent' && value !== undefined && /^\d{1,6}$/.test(value)
    ? { before: Number(value) * 1000 }
    : {}
}

/** An empty answer takes it back: nothing ticked, nothing laid and nothing typed is a question still open. */
function answered(answers: ReadonlyMap<string, string>, object: string): ReadonlyMap<string, string> {
  const at = object.indexOf('=')
  if (at < 1) return answers
  const [item, answer] = [object.slice(0, at), object.slice(at + 1)]
  const next = new Map(answers)
  if (answer === '') next.delete(item)
  else next.set(item, answer)
  return next
}

/** The time a member has for an exam, in ms; nothing without a clock. */
export function timeGiven(
  { minutes }: Pick<Exam, 'minutes'>,
  { longer }: Pick<Sitting, 'longer'>,
): number | undefined {
  return longer === 'none' ? undefined : minutes * 60_000 * (1 + longer / 100)
}

/**
 * The time left, in ms and never below 0; nothing when no clock runs.
 * @param elapsed ms since this phone's attempt began, on the scale of its events; time used on another phone is known
 */
export function timeLeft(exam: Pick<Exam, 'minutes'>, sitting: Sitting, elapsed: number): number | undefined {
  const given = timeGiven(exam, sitting)
  if (given === undefined || sitting.overtime) return undefined
  return Math.max(0, given - Math.max(sitting.spent, sitting.before + elapsed))
}
