/** Of these the name of a group is drawn: no two of them sound or look alike when two people compare their phones. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Draws the three signs by which the phones of one run know each other; in a hall of ten groups hardly two are the same. */
export function newGroup(): string {
  return [...crypto.getRandomValues(new Uint8Array(3))].map((byte) => SIGNS[byte % SIGNS.length]).join('')
}
