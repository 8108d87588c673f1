import type { Language } from '../../core/language.ts'
import type en from './words/protocol-en.ts'

/** The words of the protocol rooms. */
export type ProtocolWords = typeof en

/** Fetches the words of the protocol rooms in one language: a file of its own, so that nobody reads four. */
export async function protocolWords(language: Language): Promise<ProtocolWords> {
  return (await WORDS[language]()).default
}

const WORDS: Readonly<Record<Language, () => Promise<{ default: ProtocolWords }>>> = {
  ka: () => import('./words/protocol-ka.ts'),
  hy: () => import('./words/protocol-hy.ts'),
  az: () => import('./words/protocol-az.ts'),
  en: () => import('./words/protocol-en.ts'),
}
