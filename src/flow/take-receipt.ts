import { addEvent } from '../core/attempt/attempt.ts'
import { refused, reached, type Result } from '../core/result.ts'
import { markOf } from '../core/room/answer-code.ts'
import { tailOf } from '../core/room/attempt-tail.ts'
import { readReceipt, receiptPlace } from '../core/room/receipt.ts'
import { receiptEvent, replaySeat } from '../core/room/seat.ts'
import type { SquareProblem } from '../core/room/square-frame.ts'
import { unlessRefused } from '../storage/failure.ts'
import { mac } from './mac.ts'
import { changed, type Change, inMemory, type Seat } from './room-seat.ts'

/** Why a square is no receipt for this phone. `not-in-it`: it is of this room, and the trainer does not have these answers on this seat. */
export type ReceiptProblem = SquareProblem | 'not-in-it'

/** Where the trainer has somebody's answers, since when (ms since 1970) that is known, and whether they are at the centre by now. */
export interface KnownReceipt {
  readonly seat: number
  readonly at: number
  readonly isAtCentre: boolean
}

/**
 * Takes the receipt from the wall: the phone keeps that the trainer has its answers, and that they are at the centre where it says so. A
 * phone that does not keep it knows it as long as it is open.
 */
export async function takeReceipt(seat: Seat, text: string): Promise<Result<Seat, ReceiptProblem>> {
  if (!seat.isDone) throw new Error(`The quiz of attempt ${seat.attempt.id} is not finished`)
  const read = await readReceipt(text, seat.quiz.start, mac)
  if (!read.ok) return read
  const { taken, at } = read.value
  if (taken.get(seat.seat) !== markOf(tailOf(seat.attempt.id))) return refused('not-in-it')
  const change: Change = (attempt, now) => {
    const { receipt, centre } = replaySeat(attempt.events)
    const known = receipt?.seat === seat.seat ? attempt : addEvent(attempt, receiptEvent(seat.seat), now)
    return at === 'trainer' || centre === seat.seat
      ? known
      : addEvent(known, receiptEvent(seat.seat, 'centre'), now)
  }
  return reached(await unlessRefused(changed(seat, change), inMemory(seat, change)))
}

/** What the phone knows of a receipt; nothing before one was taken. */
export function receiptOf({ attempt }: Pick<Seat, 'attempt'>): KnownReceipt | undefined {
  const { receipt, centre } = replaySeat(attempt.events)
  return (
    receipt && {
      seat: receipt.seat,
      at: attempt.startedAt + receipt.after,
      isAtCentre: centre === receipt.seat,
    }
  )
}

/** Whether a receipt, as it is written, would tell a phone on its seat more than it knows. */
export function tellsMore(seat: Seat, text: string): boolean {
  const known = receiptOf(seat)
  return known?.seat !== seat.seat || (!known.isAtCentre && receiptPlace(text) === 'centre')
}
