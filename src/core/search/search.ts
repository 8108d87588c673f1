import type { Language } from '../language.ts'
import { foldWord, wordsOf } from './fold.ts'
import { isSlip, SLIP_FROM } from './slip.ts'

/** One place that can be found. */
export interface SearchEntry {
  readonly kind: 'card' | 'step' | 'section' | 'term'
  /** Address inside the app. */
  readonly href: string
  readonly heading: string
  readonly text: string
  /** Folded heading, "|", folded text; made when the pack was built. */
  readonly fold: string
}

export interface SearchHit {
  readonly entry: SearchEntry
  readonly score: number
}

/** What a query came to: its hits, best first, and the stems that were looked for (for the highlighting). */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[]
  readonly stems: readonly string[]
  /** True when nothing matched as typed and near spellings were taken instead. */
  readonly guessed: boolean
}

/** At equal match a card comes first: it answers trouble that is happening now. */
const KIND_WEIGHT = { card: 3, term: 2, step: 1.5, section: 1 } as const

/**
 * Finds the entries in which every word of the query begins some word. Plain matching over folded text: over a whole
 * guide it beats a shipped index in time, memory and bytes (docs/decisions/006).
 * @param limit at most this many hits
 */
export function search(
  entries: readonly SearchEntry[],
  query: string,
  readers: Language,
  limit: number,
): SearchAnswer {
  const stems = queryStems(query, readers)
  if (stems.length === 0) return { hits: [], stems, guessed: false }
  const exact = match(
    entries,
    stems.map((stem) => [stem]),
    limit,
  )
  if (exact.length > 0 || stems.every((stem) => stem.length < SLIP_FROM))
    return { hits: exact, stems, guessed: false }
  const alternatives = nearSpellings(entries, stems)
  if (alternatives.some((words) => words.length === 0)) return { hits: [], stems, guessed: false }
  return { hits: match(entries, alternatives, limit), stems: alternatives.flat(), guessed: true }
}

/** The distinct stems of what was typed. */
export function queryStems(query: string, readers: Language): string[] {
  const folded = wordsOf(query).map((word) => foldWord(word, readers))
  return [...new Set(folded.filter((stem) => stem.length > 1))].slice(0, 8)
}

/** Whether a folded word of a text is one that was looked for. Two letters must be the whole word. */
export function isHit(folded: string, stems: readonly string[]): boolean {
  return stems.some((stem) => (stem.length <= 2 ? folded === stem : folded.startsWith(stem)))
}

/** Whether a folded text holds every one of the stems. */
export function holdsAll(fold: string, stems: readonly string[]): boolean {
  const words = fold.split(/[ |]/)
  return stems.every((stem) => words.some((word) => isHit(word, [stem])))
}

function match(
  entries: readonly SearchEntry[],
  wanted: readonly (readonly string[])[],
  limit: number,
): SearchHit[] {
  const needles = wanted.map((words) => words.map((stem) => (stem.length <= 2 ? ` ${stem} ` : ` ${stem}`)))
  const hits: SearchHit[] = []
  for (const entry of entries) {
    const score = scoreOf(entry, needles)
    if (score > 0) hits.push({ entry, score })
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, limit)
}

function scoreOf(entry: SearchEntry, needles: readonly (readonly string[])[]): number {
  const heading = entry.fold.indexOf('|')
  let score = 0
  for (const spellings of needles) {
    let best = 0
    for (const needle of spellings) {
      const at = entry.fold.indexOf(needle)
      if (at < 0) continue
      const whole = entry.fold[at + needle.length] === ' ' ? 1 : 0
      best = Math.max(best, (at < heading ? 4 : 1) + whole)
    }
    if (best === 0) return 0
    score += best
  }
  return score * KIND_WEIGHT[entry.kind]
}

/** For each stem the words of the guide within a slip of it. */
function nearSpellings(entries: readonly SearchEntry[], stems: readonly string[]): string[][] {
  const vocabulary = vocabularyOf(entries)
  return stems.map((stem) => {
    if (vocabulary.some((word) => word.startsWith(stem))) return [stem]
    return vocabulary.filter((word) => isSlip(stem, word)).slice(0, 12)
  })
}

const vocabularies = new WeakMap<readonly SearchEntry[], readonly string[]>()

/** The distinct folded words of the entries, gathered once. */
function vocabularyOf(entries: readonly SearchEntry[]): readonly string[] {
  const known = vocabularies.get(entries)
  if (known) return known
  const words = new Set<string>()
  for (const { fold } of entries) for (const word of fold.split(/[ |]/)) if (word.length > 2) words.add(word)
  const vocabulary = [...words]
  vocabularies.set(entries, vocabulary)
  return vocabulary
}
