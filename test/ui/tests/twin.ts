import type { MadeItem } from '../../../src/core/question/make.ts'
import type { Item } from '../../../src/core/question/question.ts'
import { neverHappens } from '../../../src/core/result.ts'

/** The same question to the eye, with another key: other things in it are right. */
export function twinOf(made: MadeItem): MadeItem {
  const item = withOtherKey(made.item)
  const figures =
    item.kind === 'number' ? { ...made.figures, [item.ask]: (made.figures[item.ask] ?? 0) + 7 } : made.figures
  return { ...made, item, figures }
}

function withOtherKey(item: Item): Item {
  switch (item.kind) {
    case 'choice':
      return { ...item, right: otherThan(item.options, [item.right]) }
    case 'several':
      return { ...item, right: [otherThan(item.options, item.right), ...item.right.slice(1)] }
    case 'spot':
      return { ...item, right: [otherThan(item.spots, item.right), ...item.right.slice(1)] }
    case 'truth':
      return { ...item, right: !item.right, reason: otherThan(item.reasons, [item.reason]) }
    case 'order':
      return { ...item, steps: turned(item.steps) }
    case 'match': {
      const rights = item.pairs.map(({ right }) => right)
      return {
        ...item,
        pairs: turned(item.pairs).map(({ left }, at) => ({ left, right: rights[at] ?? '' })),
      }
    }
    case 'number':
      return { ...item, mistakes: item.mistakes.slice(1) }
    case 'log':
      return { ...item, pieces: turned(item.pieces).map((piece) => ({ ...piece, in: !piece.in })) }
    default:
      return neverHappens(item)
  }
}

const turned = <Each>(list: readonly Each[]): Each[] => [...list].reverse()

function otherThan(all: readonly string[], right: readonly string[]): string {
  return all.find((id) => !right.includes(id)) ?? ''
}
