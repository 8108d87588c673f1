import { markOf } from '../core/room/answer-code.ts'
import { decisionsIn, phonesBySeat, phoneTaken } from '../core/room/phones.ts'
import { writeReceipt } from '../core/room/receipt.ts'
import type { HostedRoom } from './hosted-room.ts'
import { mac } from './mac.ts'
import { carriedOf, isAtCentre, watchCarried } from './room-place.ts'

/**
 * The square that says to the phones of a room whose answers are here, or, once all of these are there, that they are at the centre. A seat
 * with two phones of which none was taken is not in it: its answers do not count yet.
 */
export async function receiptSquare(room: HostedRoom): Promise<string> {
  const { entries, quiz } = room
  const carried = await carriedOf(room)
  const decisions = decisionsIn(entries)
  const taken = new Map<number, number>()
  let isAll = true
  for (const [seat, phones] of phonesBySeat(entries)) {
    const sent = phoneTaken(phones, decisions.get(seat))?.sent
    if (!sent) continue
    taken.set(seat, sent.kind === 'code' ? sent.mark : markOf(sent.tail))
    isAll &&= isAtCentre(carried, sent)
  }
  return writeReceipt(quiz.start, { taken, at: isAll && taken.size > 0 ? 'centre' : 'trainer' }, mac)
}

/** Makes that square now and whenever it says more; nothing where the browser lacks the means to seal it. Returns how to stop it. */
export function watchReceipt(room: HostedRoom, onSquare: (text: string | undefined) => void): () => void {
  return watchCarried(room, () => receiptSquare(room).then(onSquare, () => onSquare(undefined)))
}
