import type { Attempt } from '../core/attempt/attempt.ts'
import type { Exercise } from '../core/protocol/exercise.ts'
import { replay } from '../core/protocol/run.ts'
import { score } from '../core/protocol/score.ts'
import { finish } from './attempt-keeper.ts'

/** Ends a run with its figures. */
export async function finishPractice(attempt: Attempt, exercise: Exercise): Promise<Attempt> {
  return finish(attempt, (stored) => {
    const { values, findings, remedy, order, sorting } = score(exercise, replay(exercise, stored.events))
    return { values, findings, remedy, ...(order ? { order } : {}), ...(sorting ? { sorting } : {}) }
  })
}
