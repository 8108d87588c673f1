import type { Item } from '../../../core/question/question.ts'
import type { ItemWords, OptionWords } from '../../../core/question/question-words.ts'
import { neverHappens } from '../../../core/result.ts'

/** Shown where a voice lacks a text; the build lets no such voice through. */
const GAP: OptionWords = { text: '…', why: '' }

/** The words of an option, reason, step, piece, spot, left or mistake of a question. */
export function optionWords(item: Item, words: ItemWords, id: string): OptionWords {
  return listOf(item, words)?.[id] ?? GAP
}

/** The words of what can be laid beside a left. */
export function rightWords(words: ItemWords, id: string): string {
  return words.pairs?.rights[id] ?? GAP.text
}

/** The name of a figure. */
export function figureWords(words: ItemWords, id: string): string {
  return words.figures?.[id] ?? GAP.text
}

function listOf(item: Item, words: ItemWords): Readonly<Record<string, OptionWords>> | undefined {
  switch (item.kind) {
    case 'choice':
    case 'several':
      return words.options
    case 'truth':
      return words.reasons
    case 'order':
      return words.steps
    case 'match':
      return words.pairs?.lefts
    case 'number':
      return words.mistakes
    case 'spot':
      return words.spots
    case 'log':
      return words.pieces
    default:
      return neverHappens(item)
  }
}
