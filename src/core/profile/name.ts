/** The longest name of a profile, in letters. */
export const NAME_LENGTH = 40

/** So many people can share a phone. */
export const MOST_PROFILES = 12

/** A name as it is kept: on one line, without blanks around it, no longer than {@link NAME_LENGTH}. */
export function profileName(typed: string): string {
  const line = typed
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
  return Array.from(line).slice(0, NAME_LENGTH).join('').trim()
}
