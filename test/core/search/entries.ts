import type { Language } from '../../../src/core/language.ts'
import { foldText } from '../../../src/core/search/fold.ts'
import { search, type SearchEntry } from '../../../src/core/search/search.ts'

/** An entry as the build would make it. */
export function entryOf(
  text: string,
  language: Language,
  more: Partial<SearchEntry> & { readonly heading?: string } = {},
): SearchEntry {
  const heading = more.heading ?? ''
  const fold = `${foldText(heading, language)}|${foldText(text, language)}`
  return { kind: 'step', href: '/guide/a#b', text, fold, ...more, heading }
}

/** Whether somebody who types `typed` is led to a text that says `written`, as typed and not by a guess. */
export function finds(typed: string, written: string, language: Language): boolean {
  const { hits, guessed } = search([entryOf(written, language)], typed, language, 1)
  return hits.length === 1 && !guessed
}
