import type { Result } from '../core/result.ts'
import { MOMENT_HEADER } from '../core/sync/sync-limits.ts'
import { syncRefusal } from './signed-request.ts'
import type { Database, Queries } from './store/database.ts'
import { type Saying, takeMoment } from './store/moments.ts'

/*
 * What a phone asks for is done in the order in which it asked: not when it was done already, nor when something was that it asked later.
 * So what somebody has recorded has no effect.
 */

/** Who asks, and when it is by our clock, ms since 1970. */
export interface Asking {
  readonly said: Saying
  readonly now: number
}

/** Does what is asked for in one transaction, or answers why it is not its turn. */
export async function inTurn<Value>(
  db: Database,
  { said, now }: Asking,
  work: (queries: Queries) => Promise<Value>,
): Promise<Value | Response> {
  return db.transaction(async (queries) => {
    const turn = await takeMoment(queries, said, now)
    if (turn.ok) return work(queries)
    if (turn.problem.why === 'version') return syncRefusal(426, 'version')
    return syncRefusal(409, 'moment', undefined, { [MOMENT_HEADER]: String(turn.problem.next) })
  })
}

/** The same for what may be refused: then its moment was not used, and strangers leave none behind. */
export async function inTurnOrNot<Value, Problem>(
  db: Database,
  asking: Asking,
  work: (queries: Queries) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem> | Response> {
  try {
    return await inTurn(db, asking, async (queries) => {
      const outcome = await work(queries)
      if (!outcome.ok) throw new Undone(outcome)
      return outcome
    })
  } catch (fault) {
    if (fault instanceof Undone) return fault.outcome as Result<Value, Problem>
    throw fault
  }
}

class Undone extends Error {
  constructor(readonly outcome: unknown) {
    super('refused')
  }
}
