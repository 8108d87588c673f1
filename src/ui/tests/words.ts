import type { Language } from '../../core/language.ts'
import type en from './words/tests-en.ts'

/** The words of practice, review and exam. */
export type TestsWords = typeof en

/** Fetches these words in one language: a file of its own, so that nobody reads four. */
export async function testsWords(language: Language): Promise<TestsWords> {
  return (await WORDS[language]()).default
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: TestsWords }>>> = {
  ka: () => import('./words/tests-ka.ts'),
  hy: () => import('./words/tests-hy.ts'),
  az: () => import('./words/tests-az.ts'),
  en: () => import('./words/tests-en.ts'),
}
