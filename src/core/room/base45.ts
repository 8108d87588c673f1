/*
 * Base45 (RFC 9285): two bytes in three signs of the alphabet in which a QR square is smallest, a last byte in two.
 */

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const BASE = SIGNS.length

/** Writes bytes in base45. */
export function writeBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const [one = 0, other] = bytes.subarray(at, at + 2)
    text += other === undefined ? signsOf(one, 2) : signsOf(one * 256 + other, 3)
  }
  return text
}

/** Reads bytes in base45; nothing when the text is none. */
export function readBase45(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3)
    const value = valueOf(group)
    const length = group.length - 1
    if (length === 0 || !(value < 256 ** length)) return undefined
    if (length === 2) bytes.push(value >> 8)
    bytes.push(value & 255)
  }
  return Uint8Array.from(bytes)
}

/** The lowest sign comes first. */
function signsOf(value: number, length: number): string {
  return Array.from({ length }, (_, at) => SIGNS[Math.floor(value / BASE ** at) % BASE]).join('')
}

/** Not a number when a sign is none of the forty-five. */
function valueOf(group: string): number {
  return [...group].reduce((sum, sign, at) => {
    const digit = SIGNS.indexOf(sign)
    return digit < 0 ? Number.NaN : sum + digit * BASE ** at
  }, 0)
}
