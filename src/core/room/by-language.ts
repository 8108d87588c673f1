import { type Language, LANGUAGES } from '../language.ts'
import { discriminationOf } from './discrimination.ts'
import type { Score } from './score.ts'

/*
 * How the languages of a room came out, question by question. Everybody is asked the same, each in the language of their phone: where
 * one language alone has a question wrong, its wording may be what is wrong.
 */

/** Of fewer sheets in a language nothing is told: chance would speak, and in a small room a person. */
export const LEAST_SHEETS = 5

/**
 * From so many standard errors on a language is suspect. Each language of each question is looked at, so in rooms of twenty questions one
 * in four to ten has such a hint by chance (measured: docs/formats/room-record.md). It costs a look at the wording.
 */
const SUSPICIOUS = 2.5

/** In which language so many sheets of a room came. */
export interface LanguageCount {
  readonly language: Language
  readonly sheets: number
}

/** How a question came out in one language. */
export interface LanguageReport {
  readonly language: Language
  readonly asked: number
  readonly right: number
  /** Right of those asked, 0…1. */
  readonly share: number
  /** As of the question as a whole; nothing below eight people. */
  readonly discrimination: number | undefined
}

/** The languages of a question. */
export interface ByLanguage {
  /** Those of at least {@link LEAST_SHEETS} sheets, in the order of LANGUAGES. */
  readonly languages: readonly LanguageReport[]
  /** In which so many fewer are right that its wording should be compared: a hint, and no proof. */
  readonly suspect: Language | undefined
}

/** What is known of somebody who answered. */
type Person = Pick<Score, 'rights' | 'language'>

/** The languages in which sheets came, in the order of LANGUAGES. */
export function languagesOf(people: readonly Person[]): LanguageCount[] {
  return LANGUAGES.map((language) => ({
    language,
    sheets: people.filter((person) => person.language === language).length,
  })).filter(({ sheets }) => sheets > 0)
}

/**
 * How the questions came out by language: what is returned tells it of the question at a place. Whoever told no language is in none of
 * these figures.
 */
export function byLanguage(people: readonly Person[]): (place: number) => ByLanguage {
  const voices = languagesOf(people)
    .filter(({ sheets }) => sheets >= LEAST_SHEETS)
    .map(({ language }) => {
      const own = people.filter((person) => person.language === language)
      const rest = people.filter((person) => person.language && person.language !== language)
      const [one, other] = [talliesOf(own), talliesOf(rest)]
      return { language, own, one, oddityAt: oddities(one, other) }
    })
  return (place) => {
    const odd = voices
      .map(({ language, oddityAt }) => ({ language, oddity: oddityAt(place) }))
      .filter(({ oddity }) => oddity >= SUSPICIOUS)
      .sort((a, b) => b.oddity - a.oddity)
    return {
      languages: voices.map(({ language, own, one }) => {
        const { asked, right } = one[place] ?? NOBODY
        const share = asked === 0 ? 0 : right / asked
        return { language, asked, right, share, discrimination: discriminationOf(own, place) }
      }),
      suspect: odd[0]?.language,
    }
  }
}

/** How many of some people were asked the question at a place, and how many are right. */
interface PlaceTally {
  readonly asked: number
  readonly right: number
}

const NOBODY: PlaceTally = { asked: 0, right: 0 }

/**
 * By how many standard errors fewer are right at a place in a language than in all others together: the z test of two proportions with a
 * pooled share (NIST/SEMATECH e-Handbook of Statistical Methods, section 7.3.3). Where those who read that language know less throughout,
 * their usual gap is taken off first, or every question would be called badly worded.
 */
function oddities(one: readonly PlaceTally[], other: readonly PlaceTally[]): (place: number) => number {
  const gaps = one.map((own, place) => gapBetween(own, other[place] ?? NOBODY))
  return (place) => {
    const [own, rest] = [one[place] ?? NOBODY, other[place] ?? NOBODY]
    if (own.asked < LEAST_SHEETS || rest.asked < LEAST_SHEETS) return 0
    const pooled = (own.right + rest.right) / (own.asked + rest.asked)
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / own.asked + 1 / rest.asked))
    if (error === 0) return 0 // all are right, or nobody is
    const usual = middleOf(gaps.flatMap((gap, at) => (at === place ? [] : (gap ?? []))))
    return ((gaps[place] ?? 0) - Math.max(0, usual)) / error
  }
}

/** By how much the share of right answers is lower among some than among others, −1…1; nothing where one side was not asked. */
function gapBetween(own: PlaceTally, rest: PlaceTally): number | undefined {
  if (own.asked === 0 || rest.asked === 0) return undefined
  return rest.right / rest.asked - own.right / own.asked
}

/** By place. */
function talliesOf(people: readonly Person[]): PlaceTally[] {
  const places = Math.max(0, ...people.map(({ rights }) => rights.length))
  return Array.from({ length: places }, (_, place) => {
    const rights = people.flatMap((person) => person.rights[place] ?? [])
    return { asked: rights.length, right: rights.filter(Boolean).length }
  })
}

/** The median: one other question that is badly worded too does not move it. 0 for none. */
function middleOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]]
  return (low + high) / 2
}
