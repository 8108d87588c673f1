import { PLACES } from '../../../core/question/item-words.ts'
import type { Item } from '../../../core/question/question.ts'
import type { ItemWords, OptionWords } from '../../../core/question/question-words.ts'

/** Shown where a voice lacks a text; the build lets no such voice through. */
const GAP: OptionWords = { text: '…', why: '' }

/** The words of an option, reason, step, piece, spot, left or mistake of a question. */
export function optionWords(item: Item, words: ItemWords, id: string): OptionWords {
  const list = item.kind === 'match' ? words.pairs?.lefts : words[PLACES[item.kind]]
  return list?.[id] ?? GAP
}

/** The words of what can be laid beside a left. */
export function rightWords(words: ItemWords, id: string): string {
  return words.pairs?.rights[id] ?? GAP.text
}

/** The name of a figure. */
export function figureWords(words: ItemWords, id: string): string {
  return words.figures?.[id] ?? GAP.text
}
