import { addEvent, endAttempt } from '../core/attempt/attempt.ts'
import { tickedSteps } from '../core/attempt/checklist.ts'
import { newestAttempt } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import { type Doing, note } from './attempt-keeper.ts'
import { asPresent } from './present-person.ts'

/** The checklist of somebody who has chosen no role. */
export const EVERYONE = 'everyone'

/** The steps ticked in the run that is under way for a role. */
export async function tickedSoFar(role: string): Promise<ReadonlySet<string>> {
  const run = await unlessRefused(
    asPresent((db, person) => newestAttempt(db, 'checklist', role, person)),
    undefined,
  )
  return run?.endedAt === undefined ? tickedSteps(run) : new Set()
}

/** Ticks a step, or takes the tick away; durable when this returns. Gives all ticks of the run. */
export async function tick(
  role: string,
  step: string,
  ticked: boolean,
  doing: Doing,
): Promise<ReadonlySet<string>> {
  const run = await note(
    { ...doing, kind: 'checklist', subject: role },
    (attempt) => attempt.endedAt === undefined,
    (attempt, now) => addEvent(attempt, { act: ticked ? 'ticked' : 'unticked', object: step }, now),
  )
  return tickedSteps(run)
}

/** Ends the run, kept as it was done, so that the list can be gone through anew. */
export async function resetChecklist(role: string, steps: number, doing: Doing): Promise<void> {
  await note(
    { ...doing, kind: 'checklist', subject: role },
    (attempt) => attempt.endedAt === undefined,
    (attempt, now) => endAttempt(attempt, now, tickedSteps(attempt).size >= steps),
  )
}
