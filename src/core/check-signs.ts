/** The 64 signs of base64url, each worth its place in this row: what codes that travel in a link are made of. */
export const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** How many signs a check takes. */
export const CHECK_LENGTH = 4

/** CRC-24 of OpenPGP (RFC 4880, 6.1) over the characters, in four signs: no change of up to 24 bits in a row escapes it. */
export function checkSigns(body: string): string {
  let sum = 0xb704ce
  for (let at = 0; at < body.length; at++) {
    sum ^= body.charCodeAt(at) << 16
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x800000 ? ((sum << 1) ^ 0x864cfb) & 0xffffff : sum << 1
  }
  return [18, 12, 6, 0].map((shift) => SIGNS[(sum >>> shift) & 63]).join('')
}
