import type { AttemptEvent } from '../attempt/attempt.ts'

/*
 * A quiz of the room as somebody sits in it: the fold of the events of their attempt (docs/formats/room-events.md). A phone that dies
 * after any of them goes on where it stood.
 */

/** The same as in record.ts, which brings schemas along: whoever looks at progress does without them. */
const MOST_SEATS = 60

/** A seat as far as it has come. */
export interface SeatSoFar {
  /** The start code; nothing until it is opened. */
  readonly code: string
  /** The fingerprint of the bank its questions were drawn from, eight hex digits. */
  readonly bank: string
  /** 1…60; 0 until one is taken. */
  readonly seat: number
  /** By question, as `writeAnswer` writes it. A question that is not in here has no answer. */
  readonly answers: ReadonlyMap<string, string>
  /** The place of the question shown; 0 is the warm-up. */
  readonly at: number
  /** Milliseconds from the beginning to the end, or to the last event before it. */
  readonly spent: number
  /** Whether it is over: then only the seat changes, and the answers are opened. */
  readonly ended: boolean
  /** Whether the room has opened the answers. */
  readonly released: boolean
  /** On which seat the trainer has the answers, and after how many ms that was known; nothing before a receipt was taken. */
  readonly receipt?: { readonly seat: number; readonly after: number }
  /** The seat on which they are at the centre, by the receipt on the wall. */
  readonly centre?: number
}

/** A seat that nobody has taken. */
export const NO_SEAT: SeatSoFar = {
  code: '',
  bank: '',
  seat: 0,
  answers: new Map(),
  at: 0,
  spent: 0,
  ended: false,
  released: false,
}

/** The seat of a list of events, from its beginning. */
export function replaySeat(events: readonly AttemptEvent[]): SeatSoFar {
  return events.reduce(seatAfter, NO_SEAT)
}

/** The seat after one event. An event that makes no sense where it stands changes nothing but the time. */
export function seatAfter(seat: SeatSoFar, event: AttemptEvent): SeatSoFar {
  if (seat.ended) return { ...seat, ...added(event) }
  return { ...seat, ...changeBy(seat, event), spent: Math.max(seat.spent, event.after) }
}

/** The events with which somebody sits down. */
export function sittingDown(
  code: string,
  bank: string,
  seat: number,
): readonly Pick<AttemptEvent, 'act' | 'object'>[] {
  return [{ act: 'opened', object: `${code}#${bank}` }, seatEvent(seat)]
}

/** The event of a seat that was taken, or changed for another. */
export function seatEvent(seat: number): Pick<AttemptEvent, 'act' | 'object'> {
  if (!isSeat(seat)) throw new RangeError(`A room has no seat ${seat}`)
  return { act: 'added', object: `seat:${seat}` }
}

/** Whether a room can have this seat. */
export function isSeat(seat: number): boolean {
  return Number.isInteger(seat) && seat >= 1 && seat <= MOST_SEATS
}

/** The event that opens the answers. */
export const RELEASED: Pick<AttemptEvent, 'act' | 'object'> = { act: 'added', object: 'released' }

/** The event of a receipt: the trainer, or the centre, has the answers on this seat. */
export function receiptEvent(
  seat: number,
  at: 'trainer' | 'centre' = 'trainer',
): Pick<AttemptEvent, 'act' | 'object'> {
  return { act: 'added', object: `${at === 'centre' ? at : 'receipt'}:${seat}` }
}

function changeBy(seat: SeatSoFar, event: AttemptEvent): Partial<SeatSoFar> {
  const { act, object } = event
  switch (act) {
    case 'opened':
      return opened(seat, object)
    case 'added':
      return added(event)
    case 'chose':
      return { answers: answered(seat.answers, object) }
    case 'reached':
      return /^\d{1,2}$/.test(object) ? { at: Number(object) } : {}
    case 'ended':
      return { ended: true }
    default:
      return {} // `did` says how the questions came out: for memory, not for the seat
  }
}

function opened(seat: SeatSoFar, object: string): Partial<SeatSoFar> {
  const [, code, bank] = /^([2-9A-Z]{8,24})#([0-9a-f]{8})$/.exec(object) ?? []
  return code === undefined || bank === undefined || seat.code !== '' ? {} : { code, bank }
}

function added({ act, object, after }: AttemptEvent): Partial<SeatSoFar> {
  if (act !== 'added') return {}
  if (object === RELEASED.object) return { released: true }
  const [, what, number = ''] = /^(seat|receipt|centre):(\d{1,2})$/.exec(object) ?? []
  const seat = Number(number)
  if (!isSeat(seat)) return {}
  if (what === 'centre') return { centre: seat }
  return what === 'receipt' ? { receipt: { seat, after } } : { seat }
}

/** An empty answer takes it back. */
function answered(answers: ReadonlyMap<string, string>, object: string): ReadonlyMap<string, string> {
  const at = object.indexOf('=')
  if (at < 1) return answers
  const [item, answer] = [object.slice(0, at), object.slice(at + 1)]
  const next = new Map(answers)
  if (answer === '') next.delete(item)
  else next.set(item, answer)
  return next
}
