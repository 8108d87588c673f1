import * as z from 'zod/mini'

/**
 * The number words of the language a paper is written in, as data: words that add (bir = 1, iyirmi = 20) and words
 * that multiply what stands before them (yüz = 100, min = 1000).
 */
export const numeralsSchema = z.strictObject({
  /** The language whose rules of upper and lower case apply (BCP 47), for example "az". */
  language: z.string().check(z.regex(/^[a-z]{2}$/)),
  add: z.record(z.string(), z.int().check(z.nonnegative(), z.maximum(99))),
  times: z.record(z.string(), z.int().check(z.minimum(100))),
})
export type Numerals = z.infer<typeof numeralsSchema>

/**
 * Reads a number written in words ("altı yüz iyirmi beş" → 625); null when it is not one well-formed number. Hundreds
 * and thousands may stand without "one" before them; hyphens count as spaces.
 */
export function readWords(text: string, numerals: Numerals): number | null {
  const words = text
    .normalize('NFC')
    .toLocaleLowerCase(numerals.language)
    .split(/[\s\u00a0\u202f-]+/)
    .filter((word) => word !== '')
  if (words.length === 0) return null
  if (words.length === 1 && own(numerals.add, words[0]) === 0) return 0

  let total = 0 // what the thousands before this group came to
  let group = 0 // the number below a thousand that is being read
  let room = 1000 // the next word must stand for something smaller than this
  let scale = Number.POSITIVE_INFINITY // the next multiplier of the total must be smaller than this
  for (const word of words) {
    const value = own(numerals.add, word)
    const times = own(numerals.times, word)
    if (value !== undefined && value > 0) {
      const place = value < 10 ? 1 : 10
      if (place >= room) return null
      group += value
      room = place
    } else if (times === 100) {
      if (group > 9) return null
      group = Math.max(group, 1) * 100
      room = 100
    } else if (times !== undefined) {
      if (times >= scale) return null
      total += Math.max(group, 1) * times
      scale = times
      group = 0
      room = 1000
    } else return null
  }
  return total + group
}

function own(table: Readonly<Record<string, number>>, word: string | undefined): number | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined
}
