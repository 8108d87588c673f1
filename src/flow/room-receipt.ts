import { markOf } from '../core/room/answer-code.ts'
import { decisionsIn, phonesBySeat, phoneTaken } from '../core/room/phones.ts'
import { writeReceipt } from '../core/room/receipt.ts'
import { mac } from './mac.ts'
import type { HostedRoom } from './hosted-room.ts'

/**
 * The square that says to the phones of a room whose answers are here. A seat with two phones of which none was taken is not in it: its
 * answers do not count yet.
 */
export async function receiptSquare({ entries, quiz }: HostedRoom): Promise<string> {
  const decisions = decisionsIn(entries)
  const taken = new Map<number, number>()
  for (const [seat, phones] of phonesBySeat(entries)) {
    const phone = phoneTaken(phones, decisions.get(seat))
    if (phone) taken.set(seat, phone.sent.kind === 'code' ? phone.sent.mark : markOf(phone.sent.tail))
  }
  return writeReceipt(quiz.start, taken, mac)
}
