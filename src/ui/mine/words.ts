import type { Language } from '../../core/language.ts'
import type en from './words/mine-en.ts'

/** The words of progress and profiles. */
export type MineWords = typeof en

/** Fetches the words of progress and profiles in one language: a file of its own, so that nobody reads four. */
export async function mineWords(language: Language): Promise<MineWords> {
  return (await WORDS[language]()).default
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: MineWords }>>> = {
  ka: () => import('./words/mine-ka.ts'),
  hy: () => import('./words/mine-hy.ts'),
  az: () => import('./words/mine-az.ts'),
  en: () => import('./words/mine-en.ts'),
}
