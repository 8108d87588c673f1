import type { SeatLine } from './standings.ts'

/*
 * A quiz told round by round, so that who is behind after one can be ahead after the next. Right answers count and nothing else:
 * whoever reads slowly loses nothing.
 */

/** So many questions are a round; the last one has what is left. */
const LENGTH = 5

/** So many places of a round are the best. */
const BEST = 3

/** Seats that did alike, and so share a place. */
export interface Rank {
  /** From 1; after two who share the first comes the third. */
  readonly place: number
  readonly right: number
  readonly seats: readonly number[]
}

/** One round. */
export interface Round {
  /** The places of its first and last question. */
  readonly first: number
  readonly last: number
  /** Who has one of the first three places in it, and anything right; more than three seats only where some did alike. */
  readonly best: readonly Rank[]
  /** Everybody who counts, by all questions up to its end. */
  readonly standing: readonly Rank[]
}

/**
 * The rounds of a quiz.
 * @param lines of every seat, in their order
 * @param questions how many are scored
 */
export function roundsOf(lines: readonly Pick<SeatLine, 'seat' | 'rights'>[], questions: number): Round[] {
  return Array.from({ length: Math.ceil(questions / LENGTH) }, (_, at) => {
    const first = at * LENGTH + 1
    const last = Math.min(first + LENGTH - 1, questions)
    return {
      first,
      last,
      best: aheadIn(ranksIn(lines, first, last), BEST),
      standing: ranksIn(lines, 1, last),
    }
  })
}

/** Who has one of so many first places, and anything right. */
export function aheadIn(ranks: readonly Rank[], most: number): Rank[] {
  return ranks.filter(({ place, right }) => place <= most && right > 0)
}

/** Whoever was asked at one of these places at least: a card counts where it was seen. */
function ranksIn(lines: readonly Pick<SeatLine, 'seat' | 'rights'>[], first: number, last: number): Rank[] {
  const scores = lines.flatMap(({ seat, rights }) => {
    const own = rights.slice(first, last + 1).filter((right) => right !== undefined)
    return own.length === 0 ? [] : [{ seat, right: own.filter(Boolean).length }]
  })
  return [...new Set(scores.map(({ right }) => right))]
    .sort((one, other) => other - one)
    .map((right) => ({
      place: 1 + scores.filter((other) => other.right > right).length,
      right,
      seats: scores.filter((other) => other.right === right).map(({ seat }) => seat),
    }))
}
