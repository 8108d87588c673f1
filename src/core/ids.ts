import * as z from 'zod/mini'

/** A UUID of version 7 (RFC 9562 section 5.7): its order is the order of making. */
export const uuidSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
  .brand<'Uuid'>()
export type Uuid = z.infer<typeof uuidSchema>

/** A short id chosen by authors (chapter, section, step, card, term): kebab-case, never renamed once published. */
export const slugSchema = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(64))
export type Slug = z.infer<typeof slugSchema>

/**
 * Makes a UUID of version 7.
 * @param now milliseconds since 1970 (the caller's clock)
 * @param chance ten random bytes
 */
export function makeUuid(now: number, chance: Uint8Array): Uuid {
  if (chance.length < 10) throw new RangeError(`Ten random bytes are needed, got ${chance.length}`)
  const bytes = new Uint8Array(16)
  let rest = Math.max(0, Math.floor(now))
  for (let place = 5; place >= 0; place--) {
    bytes[place] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(chance.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return uuidSchema.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  )
}
