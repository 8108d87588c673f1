/** CRC-32 (ISO/IEC 13239, as in gzip and PNG): no change of up to 32 bits in a row escapes it. It shows damage, not intent. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return ~sum >>> 0
}
