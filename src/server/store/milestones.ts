import type { Attempt } from '../../core/attempt/attempt.ts'
import { finishedAt, milestoneOf } from '../../core/report/milestone.ts'
import { dayStart, quarterAt } from '../../core/report/quarter.ts'
import type { Queries } from './database.ts'
import { carriedTrainingsBefore } from './room-results.ts'

interface Reached {
  readonly person: string
  readonly what: string
  readonly quarter: string
  readonly at: number
}

/**
 * Notes what somebody's attempts count for, in the transaction that keeps them. The latest day stays, and nothing finer, so that neither the order of
 * arrival nor arriving twice changes anything.
 */
export async function noteMilestones(
  queries: Queries,
  attempts: readonly Attempt[],
  receivedAt: number,
): Promise<void> {
  await write(queries, reachedIn(attempts, receivedAt))
}

/** Notes trainings of which only others' phones have told, before what they are known by is deleted. */
export async function noteCarried(queries: Queries, before: number): Promise<void> {
  const latest = new Map<string, Reached>()
  for (const { person, at } of await carriedTrainingsBefore(queries, before)) {
    const quarter = quarterAt(at)
    const key = `${person}/${quarter}`
    if (at > (latest.get(key)?.at ?? -1)) latest.set(key, { person, what: 'training', quarter, at })
  }
  await write(queries, inOrder(latest))
}

async function write(queries: Queries, reached: readonly Reached[]): Promise<void> {
  await queries.insert({
    into: 'milestones',
    columns: { person: 'text', what: 'text', quarter: 'text', last_at: 'integer' },
    rows: reached.map(({ person, what, quarter, at }) => [person, what, quarter, at]),
    after: `ON CONFLICT (person, what, quarter) DO UPDATE SET last_at = excluded.last_at
      WHERE excluded.last_at > milestones.last_at`,
  })
}

/** Forgets how far somebody has come: they asked for it. */
export async function forgetMilestones(queries: Queries, person: string): Promise<void> {
  await queries.run('DELETE FROM milestones WHERE person = $1', [person])
}

/** Each once, and in one order whoever writes. */
function reachedIn(attempts: readonly Attempt[], receivedAt: number): Reached[] {
  const latest = new Map<string, Reached>()
  for (const attempt of attempts) {
    const what = milestoneOf(attempt)
    if (!what) continue
    const at = dayStart(finishedAt(attempt, receivedAt))
    const quarter = quarterAt(at)
    const key = `${attempt.person}/${what}/${quarter}`
    if (at > (latest.get(key)?.at ?? -1)) latest.set(key, { person: attempt.person, what, quarter, at })
  }
  return inOrder(latest)
}

function inOrder(latest: ReadonlyMap<string, Reached>): Reached[] {
  return [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reached]) => reached)
}
