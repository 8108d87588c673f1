import { neverHappens } from '../result.ts'
import type { Item } from './question.ts'

/** What is chosen from in a question, in the authors' order: options, reasons, steps, lefts, spots or pieces; nothing for a number. */
export function partsOf(item: Item): readonly string[] {
  switch (item.kind) {
    case 'choice':
    case 'several':
      return item.options
    case 'truth':
      return item.reasons
    case 'order':
      return item.steps
    case 'match':
      return item.pairs.map(({ left }) => left)
    case 'number':
      return []
    case 'spot':
      return item.spots
    case 'log':
      return item.pieces.map(({ id }) => id)
    default:
      return neverHappens(item)
  }
}
