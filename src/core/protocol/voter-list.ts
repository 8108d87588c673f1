import { randomFrom } from '../random.ts'
import type { Fact } from './facts.ts'
import type { Night } from './night.ts'

/** Lines on a page of a voter list: two tens, so that an eye can count them. */
export const LINES_ON_PAGE = 20

/** A page whose signatures the learner counts. */
export interface ListPage {
  /** From 1. */
  readonly number: number
  /** For every line, whether it is signed. */
  readonly lines: readonly boolean[]
  readonly signed: number
}

/** Pages that others have counted, tied together. */
export interface Sheaf {
  readonly from: number
  readonly to: number
  readonly signed: number
}

/** A voter list as it lies on the table after the last voter. */
export interface VoterList {
  readonly listed: number
  readonly signed: number
  /** Before the pages; none in a short list. */
  readonly sheaves: readonly Sheaf[]
  readonly pages: readonly ListPage[]
}

/** A list of up to so many pages is counted whole: a minute's work. */
const MOST_PAGES = 7
/** Of a longer one the learner counts so many. */
const LAST_PAGES = 4
const SHEAVES = 3

/** Lays out a list of voters of whom some have signed; the same seed signs the same lines. */
export function listOf(listed: number, signed: number, seed: string): VoterList {
  const pages = pagesOf(Math.max(listed, signed), signed, seed)
  const counted = pages.length <= MOST_PAGES ? pages.length : LAST_PAGES
  return {
    listed,
    signed,
    sheaves: sheavesOf(pages.slice(0, pages.length - counted)),
    pages: pages.slice(pages.length - counted),
  }
}

/** How many stand on the list that bears these signatures; null for a fact that is no signatures. */
export function listedFor(fact: Fact, { once }: Pick<Night, 'once'>): number | null {
  switch (fact) {
    case 'signed-main':
      return once['listed-main']
    case 'signed-added':
      return once['listed-added']
    case 'signed-station':
    case 'signed':
      return once['listed-main'] + once['listed-added']
    case 'signed-mobile':
      return once['requests-mobile']
    default:
      return null
  }
}

function pagesOf(lines: number, signed: number, seed: string): ListPage[] {
  const random = randomFrom(seed)
  let open = signed
  const marked = Array.from({ length: lines }, (_, at) => {
    const signs = random.below(lines - at) < open
    if (signs) open -= 1
    return signs
  })
  return Array.from({ length: Math.ceil(lines / LINES_ON_PAGE) }, (_, at) => {
    const own = marked.slice(at * LINES_ON_PAGE, (at + 1) * LINES_ON_PAGE)
    return { number: at + 1, lines: own, signed: own.filter(Boolean).length }
  })
}

function sheavesOf(pages: readonly ListPage[]): Sheaf[] {
  const each = Math.ceil(pages.length / SHEAVES)
  return Array.from({ length: each === 0 ? 0 : Math.ceil(pages.length / each) }, (_, at) => {
    const own = pages.slice(at * each, (at + 1) * each)
    const first = at * each + 1
    return {
      from: first,
      to: first + own.length - 1,
      signed: own.reduce((sum, page) => sum + page.signed, 0),
    }
  })
}
