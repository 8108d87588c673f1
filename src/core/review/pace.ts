import type { AnswerSeen } from './memory.ts'

/** Milliseconds a question takes while nothing is known of somebody. */
export const USUAL_PACE = 30_000

/** Whoever takes longer than this has been away (ms). */
const AWAY = 180_000

/** Quicker than this is no reading (ms). */
const GLANCE = 5_000

/** The newest so many answers tell the pace: people grow quicker. */
const REMEMBERED = 60

/** Fewer times than this tell nothing. */
const ENOUGH = 5

/** How many milliseconds somebody takes for a question: the median of the times between answers. */
export function paceOf(answers: readonly Pick<AnswerSeen, 'at'>[]): number {
  const gaps = gapsOf(answers.slice(-REMEMBERED))
    .filter((gap) => gap >= GLANCE && gap <= AWAY)
    .sort((a, b) => a - b)
  const middle = gaps[gaps.length >> 1]
  return gaps.length < ENOUGH || middle === undefined ? USUAL_PACE : middle
}

/** How many milliseconds went into these answers: an answer after a pause, or the first, counts as one at the pace given. */
export function timeSpent(answers: readonly Pick<AnswerSeen, 'at'>[], pace: number): number {
  return gapsOf(answers).reduce((sum, gap) => sum + (gap >= 0 && gap <= AWAY ? gap : pace), 0)
}

function gapsOf(answers: readonly Pick<AnswerSeen, 'at'>[]): number[] {
  return answers.map(({ at }, place) => at - (answers[place - 1]?.at ?? Number.NEGATIVE_INFINITY))
}
