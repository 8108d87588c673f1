import { randomFrom } from '../random.ts'
import { type RoomStart, writeStart } from './start.ts'

/*
 * How what is said in a room is bound to the room. The key follows from the code on the wall, which everyone in the room knows: a tag
 * shows damage, careless changes and the answers of another room. It does not stop someone who writes a program.
 */

/** A keyed digest that comes in from outside: HMAC-SHA-256 (RFC 2104), 32 bytes. */
export type Mac = (key: Uint8Array, message: Uint8Array) => Promise<Uint8Array>

/** The first bytes of a message's digest, as one number below 2 to the power of `bits` (at most 32). */
export async function tagOf(start: RoomStart, message: Uint8Array, bits: number, mac: Mac): Promise<number> {
  const digest = await mac(plainBytes(`ubani-room-1/${writeStart(start)}`), message)
  const [one = 0, two = 0, three = 0, four = 0] = digest
  return Math.floor((((one * 256 + two) * 256 + three) * 256 + four) / 2 ** (32 - bits))
}

/** By what a square is told from one of another room: a number below 65,536. Two rooms in so many have the same. */
export function startDigest(start: RoomStart): number {
  return randomFrom(`room-square/${writeStart(start)}`).below(65_536)
}

/** The bytes of a text of plain ASCII, which UTF-8 leaves as they are. */
export function plainBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}
