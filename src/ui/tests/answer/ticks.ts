import { type Answer, readAnswer, writeAnswer } from '../../../core/question/answer.ts'
import type { Item, ItemOf } from '../../../core/question/question.ts'

/** Questions that are answered by ticking. */
export type TickItem = ItemOf<'several' | 'log' | 'spot'>

/** What is ticked in an answer. */
export function ticksIn(item: Item, value: string | undefined): readonly string[] {
  const answer = value === undefined ? undefined : readAnswer(item, value)
  return answer && 'ids' in answer ? answer.ids : []
}

/** The answer with one thing ticked or not; nothing ticked is no answer. */
export function withTick(
  { kind }: TickItem,
  ticked: readonly string[],
  id: string,
  isOn: boolean,
): string | undefined {
  const others = ticked.filter((each) => each !== id)
  const ids = isOn ? [...others, id] : others
  const answer: Answer = { kind, ids }
  return ids.length > 0 ? writeAnswer(answer) : undefined
}
