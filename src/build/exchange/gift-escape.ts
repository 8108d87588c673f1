/*
 * GIFT, the plain text in which Moodle takes questions. The signs that mean something to it stand behind a backslash, and so
 * does the backslash; a line break is \n, as Moodle reads question by question in lines.
 */

/** Escapes a text. */
export function escapeGift(text: string): string {
  return text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')
}

/** The text that an escaped one stands for. */
export function unescapeGift(escaped: string): string {
  return escaped.replace(/\\([\s\S])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
}

/** The place of the first unescaped sign of a set, or -1. */
export function unescapedAt(text: string, signs: string, from = 0): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (signs.includes(text[at] ?? '')) return at
  }
  return -1
}
