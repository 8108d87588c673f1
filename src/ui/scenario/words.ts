import type { Language } from '../../core/language.ts'
import type en from './words/scenario-en.ts'

/** The words of the role-plays. */
export type ScenarioWords = typeof en

/** Fetches the words of the role-plays in one language: a file of its own, so that nobody reads four. */
export async function scenarioWords(language: Language): Promise<ScenarioWords> {
  return (await WORDS[language]()).default
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: ScenarioWords }>>> = {
  ka: () => import('./words/scenario-ka.ts'),
  hy: () => import('./words/scenario-hy.ts'),
  az: () => import('./words/scenario-az.ts'),
  en: () => import('./words/scenario-en.ts'),
}
