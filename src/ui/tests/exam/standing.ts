import type { Sitting } from '../../../core/exam/sitting.ts'
import { readAnswer } from '../../../core/question/answer.ts'
import type { Item } from '../../../core/question/question.ts'

/** Whether an answer is whole: nothing of what is asked is still open. Whether it is right is another matter. */
export function isWhole(item: Item, text: string | undefined): boolean {
  const answer = text === undefined ? undefined : readAnswer(item, text)
  if (answer === undefined) return false
  if (answer.kind === 'truth') return answer.reason !== undefined
  if (answer.kind === 'match') return item.kind === 'match' && answer.pairs.size === item.pairs.length
  return 'ids' in answer ? answer.ids.length > 0 : true
}

/** A question on the map. */
export interface Place {
  readonly item: string
  /** From 1. */
  readonly number: number
  readonly isOpen: boolean
  readonly isFlagged: boolean
}

/** Every question of a paper, as it stands; one that cannot be read any more counts as open. */
export function placesOf(
  paper: readonly { readonly item: string }[],
  items: ReadonlyMap<string, { readonly item: Item }>,
  { answers, flagged }: Pick<Sitting, 'answers' | 'flagged'>,
): Place[] {
  return paper.map(({ item }, at) => {
    const found = items.get(item)
    return {
      item,
      number: at + 1,
      isOpen: !found || !isWhole(found.item, answers.get(item)),
      isFlagged: flagged.has(item),
    }
  })
}
