import type { Language } from '../../core/language.ts'
import type en from './words/privacy-en.ts'

/** The words of what is kept, and what one may ask for. */
export type PrivacyWords = typeof en

/** Fetches these words in one language: a file of its own, so that nobody reads four. */
export async function privacyWords(language: Language): Promise<PrivacyWords> {
  return (await WORDS[language]()).default
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: PrivacyWords }>>> = {
  ka: () => import('./words/privacy-ka.ts'),
  hy: () => import('./words/privacy-hy.ts'),
  az: () => import('./words/privacy-az.ts'),
  en: () => import('./words/privacy-en.ts'),
}
