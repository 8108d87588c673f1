import type { Language } from '../../../core/language.ts'
import type en from './words/seat-en.ts'

/** The words of whoever takes part in a quiz of the room. */
export type SeatWords = typeof en

/** Fetches these words in one language: a file of its own, so that nobody reads four. */
export async function seatWords(language: Language): Promise<SeatWords> {
  return (await WORDS[language]()).default
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: SeatWords }>>> = {
  ka: () => import('./words/seat-ka.ts'),
  hy: () => import('./words/seat-hy.ts'),
  az: () => import('./words/seat-az.ts'),
  en: () => import('./words/seat-en.ts'),
}
