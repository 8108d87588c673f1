/*
 * The question that somebody may write to the trainer at the end. It was typed by anyone: what reaches a screen is one line of letters
 * that shows as it reads.
 */

/** The longest question, in UTF-16 units: none of them takes more than three bytes of UTF-8. */
export const LONGEST_QUESTION = 120

/**
 * A question on one line: put together (NFC), without control characters and without those that nobody sees or that turn the direction
 * of a line, cut at the longest. Blank when nothing is left.
 */
export function plainQuestion(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return line
    .slice(0, LONGEST_QUESTION)
    .replace(/\p{Cs}/gu, '') // half of a letter that was cut in two
    .trim()
}

/** A text in UTF-8. It must hold no half of a letter. */
export function bytesOfText(text: string): number[] {
  const signs = encodeURIComponent(text).match(/%..|[^%]/g) ?? []
  return signs.map((sign) => (sign.length > 1 ? Number.parseInt(sign.slice(1), 16) : sign.charCodeAt(0)))
}

/** The text of bytes in UTF-8; nothing when they are not. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return undefined // cut in the middle of a letter, or never a text
  }
}
