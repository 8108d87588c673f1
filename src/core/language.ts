import * as z from 'zod/mini'

/** The four voices, in the order in which they are offered. ISO 639-1. */
export const LANGUAGES = ['ka', 'hy', 'az', 'en'] as const

export const languageSchema = z.enum(LANGUAGES)
export type Language = z.infer<typeof languageSchema>

/** Each language's own name for itself; never translated. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ka: 'ქართული',
  hy: 'Հայերեն',
  az: 'Azərbaycanca',
  en: 'English',
}

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
