import type { Attempt } from '../attempt/attempt.ts'
import type { AttemptRefusal } from './batch.ts'

/*
 * Where an attempt is, in the words that stand everywhere: on this phone, with the trainer, at the centre. What the centre will not have
 * as it is stays on the phone, set aside and shown.
 */

export const PLACES = ['phone', 'trainer', 'centre', 'aside'] as const
export type Place = (typeof PLACES)[number]

/** What the outbox remembers of an attempt that waits. */
export interface Waiting {
  /** Why it is not sent any more as it is; whatever changes it clears this. */
  readonly aside?: AttemptRefusal
}

/**
 * Where an attempt is. A quiz of the room whose answers the trainer's phone has brought to the centre is there, too, while its row waits: it
 * is sent all the same, and counts once.
 * @param row its row of the outbox; nothing once the centre has acknowledged it
 */
export function placeOf({ events }: Pick<Attempt, 'events'>, row: Waiting | undefined): Place {
  if (!row) return 'centre'
  if (row.aside) return 'aside'
  if (events.some((event) => isReceipt(event, 'centre'))) return 'centre'
  return events.some((event) => isReceipt(event, 'receipt')) ? 'trainer' : 'phone'
}

/** How many attempts are at each place. */
export type Totals = Readonly<Record<Place, number>>

/** Counts places. */
export function totalsOf(places: Iterable<Place>): Totals {
  const totals = { phone: 0, trainer: 0, centre: 0, aside: 0 }
  for (const place of places) totals[place] += 1
  return totals
}

/** That the trainer, or the centre, has the answers of a quiz in the room (docs/formats/room-events.md). */
function isReceipt({ act, object }: Attempt['events'][number], what: 'receipt' | 'centre'): boolean {
  const [said, seat = ''] = object.split(':')
  return act === 'added' && said === what && /^\d{1,2}$/.test(seat)
}
