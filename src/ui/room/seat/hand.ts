import type { Attempt } from '../../../core/attempt/attempt.ts'
import { LeftRoom, type Seat } from '../../../flow/join-room.ts'
import { type Deed, staying } from './deeds.ts'

/*
 * Seats in hand. One leads to the settings for larger text, to the other language and back; what the phone has not taken by
 * then, because its storage is full or closed, still lies here until the window is closed.
 */

/** A seat in hand, and what of it the phone does not have yet. */
export interface Hand {
  /** As the phone has it. */
  seat: Seat
  /** What waits for the phone, oldest first. */
  line: readonly Deed[]
  /** Settled when the phone has answered: whether it has everything. */
  writing: Promise<boolean> | undefined
  /** Whether another window has left the room meanwhile. */
  isLeft: boolean
}

const hands = new Map<Attempt['id'], Hand>()

/** The hand in which a seat lies already, or a new one. */
export function handOf(seat: Seat): Hand {
  const known = hands.get(seat.attempt.id)
  if (known) {
    // perhaps in another language by now, never behind what lies here; what waits still waits
    if (seat.kept || stepsOf(seat) >= stepsOf(known.seat)) known.seat = seat
    if (isKept(known)) dropHand(seat)
    return known
  }
  const hand = { seat, line: [], writing: undefined, isLeft: false }
  if (!seat.kept) hands.set(seat.attempt.id, hand)
  return hand
}

function stepsOf({ attempt }: Seat): number {
  return attempt.events.length
}

/** A seat of which the phone does not have everything; nothing when it has. */
export function inHand(): Seat | undefined {
  const last = [...hands.values()].at(-1)
  return last && shownIn(last)
}

/** A seat as it stands with everything that waits. */
export function shownIn({ seat, line }: Hand): Seat {
  return line.reduce((shown, deed) => deed.shown(shown), seat)
}

/** Whether the phone has everything of a seat. */
export function isKept({ seat, line }: Hand): boolean {
  return seat.kept && line.length === 0
}

/** Does something and puts it in line for the phone. */
export function doIn(hand: Hand, deed: Deed): void {
  hand.line = [...hand.line, deed]
}

/** Lets go of a seat, with what the phone would not take of it: it was left. */
export function dropHand({ attempt }: Pick<Seat, 'attempt'>): void {
  hands.delete(attempt.id)
}

/** Writes what waits; whether the phone has everything now. What it refused lies here for another time. */
export function keepHand(hand: Hand): Promise<boolean> {
  hands.set(hand.seat.attempt.id, hand)
  hand.writing ??= write(hand)
    .then(
      () => isKept(hand),
      (error: unknown) => {
        if (error instanceof LeftRoom) giveUp(hand)
        return false // what the phone has not taken waits in line
      },
    )
    .finally(() => (hand.writing = undefined))
  return hand.writing
}

/** Writes what waits in line, one after the other. */
async function write(hand: Hand): Promise<void> {
  // what was refused before is tried again with the place where one is
  if (!hand.seat.kept && hand.line.length === 0) doIn(hand, staying())
  for (let [deed] = hand.line; deed; [deed] = hand.line) {
    const done = await keptOrInMemory(hand.seat, deed)
    const { items, wordsLanguage, asBegun } = hand.seat // the language may have been changed meanwhile
    hand.seat = { ...done, items, wordsLanguage, asBegun }
    hand.line = hand.line.slice(1)
  }
  if (hand.seat.kept) dropHand(hand.seat)
}

/** A seat that the phone would not keep goes on in memory; each further step asks the phone again, for all of it. */
async function keptOrInMemory(seat: Seat, { keep }: Deed): Promise<Seat> {
  try {
    return await keep(seat)
  } catch (error) {
    if (error instanceof LeftRoom) throw error
    return keep({ ...seat, kept: false })
  }
}

/** Nothing more is kept of a seat that another window has left: what it had is on the phone. */
function giveUp(hand: Hand): void {
  hand.isLeft = true
  hand.line = []
  dropHand(hand.seat)
}
