/** Papers stacked for counting. */
export interface Bundles {
  /** Whole books of ballots; none where papers are loose. */
  readonly books: number
  readonly tens: number
  /** 0…9 */
  readonly rest: number
}

/**
 * Stacks papers in tens, as a count by hand does; unused ballots lie in whole books first.
 * @param count papers, from 0
 * @param book how many are in a book; 0 where there are none
 */
export function bundlesOf(count: number, book = 0): Bundles {
  const books = book > 0 ? Math.floor(count / book) : 0
  const loose = count - books * book
  return { books, tens: Math.floor(loose / 10), rest: loose % 10 }
}
