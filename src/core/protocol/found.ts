import type { Exercise } from './exercise.ts'
import type { FaultKind } from './fault-kinds.ts'
import type { Run } from './run.ts'
import { judgeFindings } from './score.ts'

/**
 * Every error planted in an exercise, and whether a run found it: when every box it made wrong was named, or, where it lies in the world
 * and makes no figure wrong, when its cause was.
 */
export function faultsFound(
  exercise: Exercise,
  run: Run,
): { readonly kind: FaultKind; readonly found: boolean }[] {
  const { hits } = judgeFindings(exercise, run)
  return exercise.planted.map(({ fault, boxes }) => ({
    kind: fault.kind,
    found: fault.layer === 'world' ? run.cause === fault.kind : boxes.every((box) => hits.includes(box)),
  }))
}
