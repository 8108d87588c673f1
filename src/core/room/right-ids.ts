import type { Item } from '../question/question.ts'
import { neverHappens } from '../result.ts'

/** What is right of what is chosen from: of a statement its reason; nothing where things are put in order, laid together or reckoned. */
export function rightIds(item: Item): readonly string[] {
  switch (item.kind) {
    case 'choice':
      return [item.right]
    case 'several':
    case 'spot':
      return item.right
    case 'truth':
      return [item.reason]
    case 'log':
      return item.pieces.flatMap((piece) => (piece.in ? [piece.id] : []))
    case 'order':
    case 'match':
    case 'number':
      return []
    default:
      return neverHappens(item)
  }
}
