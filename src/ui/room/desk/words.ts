import type { Language } from '../../../core/language.ts'
import type en from './words/desk-en.ts'

/** The words of the trainer's desk, of what lies behind it, and of session plans. */
export type DeskWords = typeof en

/** Fetches these words in one language: a file of its own, so that nobody reads four. */
export async function deskWords(language: Language): Promise<DeskWords> {
  return (await WORDS[language]()).default
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: DeskWords }>>> = {
  ka: () => import('./words/desk-ka.ts'),
  hy: () => import('./words/desk-hy.ts'),
  az: () => import('./words/desk-az.ts'),
  en: () => import('./words/desk-en.ts'),
}
