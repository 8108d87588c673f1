import type { Language } from '../../../core/language.ts'
import type en from './words/sight-en.ts'

/** The words round the camera. */
export type SightWords = typeof en

/** Fetches these words in one language: a file of its own, so that nobody reads four. */
export async function sightWords(language: Language): Promise<SightWords> {
  return (await WORDS[language]()).default
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: SightWords }>>> = {
  ka: () => import('./words/sight-ka.ts'),
  hy: () => import('./words/sight-hy.ts'),
  az: () => import('./words/sight-az.ts'),
  en: () => import('./words/sight-en.ts'),
}
