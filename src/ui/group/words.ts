import type { Language } from '../../core/language.ts'
import type en from './words/group-en.ts'

/** The words of one’s group and results. */
export type GroupWords = typeof en

/** Fetches the words of one’s group and results in one language: a file of its own, so that nobody reads four. */
export async function groupWords(language: Language): Promise<GroupWords> {
  return (await WORDS[language]()).default
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: GroupWords }>>> = {
  ka: () => import('./words/group-ka.ts'),
  hy: () => import('./words/group-hy.ts'),
  az: () => import('./words/group-az.ts'),
  en: () => import('./words/group-en.ts'),
}
