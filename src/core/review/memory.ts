import type { Answered } from '../question/answered.ts'
import { believedTimes } from './believed-times.ts'
import { wholeDays } from './days.ts'
import { gradeOf, type Trace, traceAfter } from './model.ts'

/** What the memory needs of an answer. */
export type AnswerSeen = Pick<Answered, 'item' | 'right' | 'of' | 'at'>

/** What is remembered of one question. */
export interface Memory extends Trace {
  /** When it was last learned from: milliseconds since 1970, never later than the `now` of the fold. */
  readonly last: number
  /** How often it was answered, and how the last answer came out. */
  readonly seen: number
  readonly right: number
  readonly of: number
}

/** Answers to one question within so many milliseconds are one: the second only repeats what the first has just shown. */
const ONE_MEETING = 10 * 60_000

/** What is remembered of each question that was answered, as of `now`. Answers come in the order of writing. */
export function memoryOf(answers: readonly AnswerSeen[], now: number): ReadonlyMap<string, Memory> {
  const times = believedTimes(
    answers.map(({ at }) => at),
    now,
  )
  const memories = new Map<string, Memory>()
  for (const [place, answer] of answers.entries())
    memories.set(answer.item, learned(memories.get(answer.item), answer, times[place] ?? now))
  return memories
}

function learned(memory: Memory | undefined, answer: AnswerSeen, at: number): Memory {
  const { right, of } = answer
  if (memory && at - memory.last < ONE_MEETING) return { ...memory, seen: memory.seen + 1, right, of }
  const days = memory ? wholeDays(memory.last, at) : 0
  const { stability, difficulty } = traceAfter(memory, days, gradeOf(answer))
  return { stability, difficulty, last: at, seen: (memory?.seen ?? 0) + 1, right, of }
}
