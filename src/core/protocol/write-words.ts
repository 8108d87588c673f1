import type { Numerals } from './read-words.ts'

/**
 * Writes a number in words, the way `readWords` reads it: 742 → "yeddi yüz qırx iki". Hundreds and thousands stand without
 * "one" before them. Empty when the language's list lacks a word that is needed.
 */
export function writeWords(value: number, numerals: Numerals): string {
  return (value === 0 ? wordsFor(0, numerals) : wordsOf(value, numerals))?.join(' ') ?? ''
}

function wordsOf(value: number, numerals: Numerals): string[] | null {
  const scales = Object.entries(numerals.times).sort(([, one], [, other]) => other - one)
  const words: string[] = []
  let rest = value
  for (const [word, times] of scales) {
    const many = Math.floor(rest / times)
    if (many === 0) continue
    // before a hundred stands one digit, before a thousand a number below a thousand
    if (many > (times === 100 ? 9 : 999)) return null
    const before = many === 1 ? [] : wordsOf(many, numerals)
    if (before === null) return null
    words.push(...before, word)
    rest %= times
  }
  if (rest === 0) return words
  const last = wordsFor(rest, numerals)
  return last && [...words, ...last]
}

/** The words for a number below a hundred: its own, or those for its tens and its ones. */
function wordsFor(value: number, { add }: Numerals): string[] | null {
  const wordOf = (wanted: number): string | undefined =>
    Object.entries(add).find(([, number]) => number === wanted)?.[0]
  const own = wordOf(value)
  if (own !== undefined) return [own]
  const tens = wordOf(value - (value % 10))
  const ones = wordOf(value % 10)
  return value > 10 && value < 100 && tens !== undefined && ones !== undefined ? [tens, ones] : null
}
