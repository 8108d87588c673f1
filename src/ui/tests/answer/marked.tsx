import type { MadeItem } from '../../../core/question/make.ts'
import type { Mark } from '../../../core/question/mark.ts'
import type { Item } from '../../../core/question/question.ts'
import type { ItemWords } from '../../../core/question/question-words.ts'
import { neverHappens } from '../../../core/result.ts'
import { MarkedNumber } from './marked-number.tsx'
import { MarkedOrder } from './marked-order.tsx'
import { MarkedPairs } from './marked-pairs.tsx'
import { MarkedParts, stateOf } from './marked-parts.tsx'
import { MarkedTruth } from './marked-truth.tsx'
import { SpotPicture } from './spot-picture.tsx'

/** What the marked views of all kinds are given. */
export interface MarkedProps<Asked extends Item = Item> {
  readonly item: Asked
  readonly words: ItemWords
  readonly made: MadeItem
  readonly mark: Mark
  /** What was given, as core/question/answer.ts writes it; nothing when the question was left open. */
  readonly answer: string | undefined
}

/** A question part by part after it was marked: first what was chosen, then what would have been right, then the rest. */
export function Marked({ item, ...rest }: MarkedProps) {
  switch (item.kind) {
    case 'choice':
    case 'several':
    case 'log':
      return <MarkedParts item={item} {...rest} />
    case 'spot':
      return (
        <>
          <SpotPicture
            item={item}
            shown={rest.made.shown}
            toneOf={(id) => stateOf(rest.mark.parts.find((part) => part.id === id))}
          />
          <MarkedParts item={item} {...rest} />
        </>
      )
    case 'truth':
      return <MarkedTruth item={item} {...rest} />
    case 'order':
      return <MarkedOrder item={item} {...rest} />
    case 'match':
      return <MarkedPairs item={item} {...rest} />
    case 'number':
      return <MarkedNumber item={item} {...rest} />
    default:
      return neverHappens(item)
  }
}
