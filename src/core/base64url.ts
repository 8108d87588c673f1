import { SIGNS } from './check-signs.ts'

/*
 * Base64url (RFC 4648, 5) without padding: bytes in a file or a constant of plain letters.
 */

/** Writes bytes in base64url. */
export function writeBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, other = 0, third = 0] = bytes.subarray(at, at + 3)
    const signs = Math.min(3, bytes.length - at) + 1
    const group = (one << 16) | (other << 8) | third
    for (let sign = 0; sign < signs; sign++) text += SIGNS[(group >> (18 - 6 * sign)) & 63] ?? ''
  }
  return text
}

/** Reads bytes in base64url; nothing when the text is none, or is not the one text that is written for its bytes. */
export function readBase64Url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let [held, bits, next] = [0, 0, 0]
  for (const sign of text) {
    const value = SIGNS.indexOf(sign)
    if (value < 0) return undefined
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[next++] = held >> bits
  }
  // a last sign that says nothing, or bits of it that no writer sets
  if (bits >= 6 || (held & ((1 << bits) - 1)) !== 0) return undefined
  return bytes
}
