import type { Language } from '../core/language.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import { refused, type Result, reached } from '../core/result.ts'
import { type SearchAnswer, search } from '../core/search/search.ts'
import { openLibrary } from './read-guide.ts'

/** How many hits are worth showing. */
const SHOWN = 20

export type Searcher = (query: string) => SearchAnswer

/** Opens the search of a language; the searcher answers at once, keystroke by keystroke. */
export async function openSearch(language: Language): Promise<Result<Searcher, PackProblem>> {
  const library = await openLibrary(language)
  if (!library.ok) return library
  const entries = await library.value.read('search')
  if (!entries) return refused('damaged')
  return reached((query) => search(entries, query, language, SHOWN))
}
