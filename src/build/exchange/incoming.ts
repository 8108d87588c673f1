import type { Language } from '../../core/language.ts'
import type { Topic } from '../../core/question/question.ts'

/** A text that a file brings back, and where in that file it stands. */
export interface IncomingText {
  readonly file: string
  /** Where in the file, for a message: a row, a line, an item. */
  readonly place: string
  readonly topic: string
  readonly language: Language
  /** The item it belongs to; none for the title and the line about a topic. */
  readonly item: string | undefined
  /** Where it stands in the voice, below the item or at the top: `options.alpha.why`, `title`. */
  readonly path: string
  readonly text: string
  /** Whether the format carries white space as it is; where not, a text that differs in nothing else is the same. */
  readonly exact: boolean
}

/** What files bring: texts, topics that the bank does not have yet, and the ids of items that do not come back. */
export interface Incoming {
  readonly texts: readonly IncomingText[]
  readonly topics: readonly Topic[]
  readonly drawn: readonly string[]
}

/** A text with its white space folded: what a format means that does not carry white space as it is. */
export function folded(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim()
}
