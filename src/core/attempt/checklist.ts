import type { Attempt } from './attempt.ts'

/** The steps ticked in a run: the last word on each step counts. */
export function tickedSteps(run: Pick<Attempt, 'events'> | undefined): ReadonlySet<string> {
  const ticked = new Set<string>()
  for (const { act, object } of run?.events ?? []) {
    if (act === 'ticked') ticked.add(object)
    if (act === 'unticked') ticked.delete(object)
  }
  return ticked
}
