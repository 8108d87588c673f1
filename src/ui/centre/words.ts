import type { Language } from '../../core/language.ts'
import type en from './words/centre-en.ts'

/** The words of the training centre. */
export type CentreWords = typeof en

/** Fetches the words of the training centre in one language: a file of its own, so that nobody reads four. */
export async function centreWords(language: Language): Promise<CentreWords> {
  return (await WORDS[language]()).default
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: CentreWords }>>> = {
  ka: () => import('./words/centre-ka.ts'),
  hy: () => import('./words/centre-hy.ts'),
  az: () => import('./words/centre-az.ts'),
  en: () => import('./words/centre-en.ts'),
}
