/*
 * One-dimensional arrays as PostgreSQL receives them in its binary form (array_recv in its source): dimensions, whether there are nulls,
 * the type, the length, the first index; then each element with its length before it, -1 for null.
 */

/** The numbers of the types in PostgreSQL's catalogue. */
const TYPES = { text: 25, integer: 20 } as const
const HEAD = 20
/** The size of nothing. */
const NULL = -1

/** The array of texts, or of 64-bit integers. */
export function arrayOf(type: keyof typeof TYPES, values: readonly (string | number | null)[]): Buffer {
  const sizes = values.map((value) => sizeOf(type, value))
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + Math.max(0, size), HEAD))
  bytes.writeInt32BE(1, 0)
  bytes.writeInt32BE(values.includes(null) ? 1 : 0, 4)
  bytes.writeInt32BE(TYPES[type], 8)
  bytes.writeInt32BE(values.length, 12)
  bytes.writeInt32BE(1, 16)
  let place = HEAD
  for (const [index, value] of values.entries()) {
    place = bytes.writeInt32BE(sizes[index] ?? NULL, place)
    if (value === null) continue
    if (type === 'integer') place = bytes.writeBigInt64BE(BigInt(value), place)
    else place += bytes.write(String(value), place)
  }
  return bytes
}

function sizeOf(type: keyof typeof TYPES, value: string | number | null): number {
  if (value === null) return NULL
  return type === 'integer' ? 8 : Buffer.byteLength(String(value))
}
