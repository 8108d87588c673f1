import type { Language } from '../language.ts'
import { foldWord, wordsOf } from '../search/fold.ts'
import { emptyWords } from './telling.ts'

/** A stem that is at most so long says too little to be a clue. */
const CLUE_FROM = 4

const empty = new Map<Language, ReadonlySet<string>>()

function emptyStems(language: Language): ReadonlySet<string> {
  const known = empty.get(language)
  if (known) return known
  const stems = new Set(emptyWords(language).map((word) => foldWord(word, language)))
  empty.set(language, stems)
  return stems
}

/** The words of a text that carry matter, folded, each with how it was written: numbers of two digits and more, and words. */
export function contentWords(text: string, language: Language): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const word of wordsOf(text)) {
    const stem = foldWord(word, language)
    const counts = /^\d/.test(stem) ? stem.length > 1 : stem.length >= CLUE_FROM
    if (counts && !emptyStems(language).has(stem)) found.set(stem, word)
  }
  return found
}

/** All words of a text, folded, for holding two texts against each other. */
export function foldedWords(text: string, language: Language): ReadonlySet<string> {
  return new Set(wordsOf(text).map((word) => foldWord(word, language)))
}

/** How much two sets of words share: 0 nothing, 1 everything (Jaccard). */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  const all = one.size + other.size - shared
  return all === 0 ? 1 : shared / all
}

/** The numbers of a text in order of size of their writing, however a language parts its thousands. */
export function numbersIn(text: string): string {
  const plain = text.replace(/(?<=\d)[ \u00a0\u202f.](?=\d{3}(?!\d))/g, '')
  const found = plain.match(/\d+(?:[:.,/]\d+)*/g) ?? []
  return [...new Set(found)].sort().join(' ')
}

/** How many letters and signs a reader sees. */
export function lengthOf(text: string): number {
  return [...text].length
}
