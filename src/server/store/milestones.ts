import type { Attempt } from '../../core/attempt/attempt.ts'
import { finishedAt, type Milestone, milestoneOf } from '../../core/report/milestone.ts'
import { dayStart, quarterAt } from '../../core/report/quarter.ts'
import type { Queries } from './database.ts'
import { carriedTrainingsBefore } from './room-results.ts'

/** What somebody has reached: the day (when it began, ms since 1970), and nothing finer. */
export interface Reached {
  readonly person: string
  readonly what: Milestone
  readonly quarter: string
  readonly at: number
}

/** What an attempt counts for; nothing for most of them. @param receivedAt when the centre had it (ms since 1970) */
export function reachedBy(attempt: Attempt, receivedAt: number): Reached | undefined {
  const what = milestoneOf(attempt)
  if (!what) return undefined
  const at = dayStart(finishedAt(attempt, receivedAt))
  return { person: attempt.person, what, quarter: quarterAt(at), at }
}

/**
 * Notes what somebody's attempts count for, in the transaction that keeps them. The latest day stays, so that neither the order of arrival nor
 * arriving twice changes anything.
 */
export async function noteMilestones(queries: Queries, reached: readonly Reached[]): Promise<void> {
  await queries.insert({
    into: 'milestones',
    columns: { person: 'text', what: 'text', quarter: 'text', last_at: 'integer' },
    rows: latestOfEach(reached).map(({ person, what, quarter, at }) => [person, what, quarter, at]),
    after: `ON CONFLICT (person, what, quarter) DO UPDATE SET last_at = excluded.last_at
      WHERE excluded.last_at > milestones.last_at`,
  })
}

/** Notes trainings of which only others' phones have told, before what they are known by is deleted. */
export async function noteCarried(queries: Queries, before: number): Promise<void> {
  const carried = await carriedTrainingsBefore(queries, before)
  await noteMilestones(
    queries,
    carried.map(({ person, at }) => ({ person, what: 'training', quarter: quarterAt(at), at })),
  )
}

/** Forgets how far somebody has come: they asked for it. */
export async function forgetMilestones(queries: Queries, person: string): Promise<void> {
  await queries.run('DELETE FROM milestones WHERE person = $1', [person])
}

/** Each once, and in one order whoever writes. */
function latestOfEach(reached: readonly Reached[]): Reached[] {
  const latest = new Map<string, Reached>()
  for (const each of reached) {
    const key = `${each.person}/${each.what}/${each.quarter}`
    if (each.at > (latest.get(key)?.at ?? -1)) latest.set(key, each)
  }
  return [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}
