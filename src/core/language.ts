/*
 * WARNING: this module is part of the first load; its schema stands apart so that zod does not come along.
 */

/**
 * The four voices, in the order in which they are offered. ISO 639-1. The order is fixed: squares of a room name a language by its
 * place (docs/formats/room-square.md).
 */
export const LANGUAGES = ['ka', 'hy', 'az', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

/** Each language's own name for itself; never translated. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ka: 'ქართული',
  hy: 'Հայերեն',
  az: 'Azərbaycanca',
  en: 'English',
}

/** The same in two or three letters, for narrow places. */
export const LANGUAGE_SIGNS: Readonly<Record<Language, string>> = { ka: 'ქა', hy: 'Հայ', az: 'Az', en: 'En' }

/** Whether a text names one of the four languages. */
export function isLanguage(text: unknown): text is Language {
  return typeof text === 'string' && (LANGUAGES as readonly string[]).includes(text)
}

/** The best of our languages for a phone's preference list (BCP 47 tags, best first); Georgian when none fits. */
export function guessLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0]
    if (isLanguage(primary)) return primary
  }
  return 'ka'
}
