import type { Attempt, AttemptEvent } from '../../../core/attempt/attempt.ts'
import type { Sitting } from '../../../core/exam/sitting.ts'
import type { SittingHere } from '../../../flow/sit-exam.ts'
import type { Elsewhere } from '../../parts/elsewhere-note.tsx'

/*
 * Exams in hand. One leads to the settings for larger text, to the other language and back; what the phone has not taken by
 * then, because its storage is full or closed, still lies here until the window is closed.
 */

/** Something that is done in an exam, before the phone has it. */
export type Deed = Pick<AttemptEvent, 'act' | 'object'>

/** An exam in hand, and what of it the phone does not have yet. */
export interface Desk {
  /** As the phone has it. */
  here: SittingHere
  /** As it is with everything that waits. */
  sitting: Sitting
  /** What waits for the phone, oldest first. */
  line: readonly Deed[]
  /** Settled when the phone has answered: whether it has everything. */
  writing: Promise<boolean> | undefined
  /** Whether the phone ever took anything of it. */
  taken: boolean
  /** What another window did with it meanwhile. */
  elsewhere: Elsewhere | undefined
}

const desks = new Map<Attempt['id'], Desk>()

/** The desk of an exam: the one it lies on already, or a new one. */
export function deskOf(here: SittingHere): Desk {
  const known = desks.get(here.attempt.id)
  if (!known)
    return {
      here,
      sitting: here.sitting,
      line: [],
      writing: undefined,
      taken: here.kept,
      elsewhere: undefined,
    }
  // perhaps in another language by now; what waits still waits
  known.here = { ...here, attempt: known.here.attempt, sitting: known.here.sitting }
  return known
}

/** Leaves a desk as it is while the phone has not everything of it. */
export function leaveLying(desk: Desk): void {
  desks.set(desk.here.attempt.id, desk)
}

/** Clears a desk of which the phone has everything. */
export function clearDesk({ here }: Desk): void {
  desks.delete(here.attempt.id)
}

/** An exam that lies here and not, or not whole, on the phone. */
export function inHand(exam: string): SittingHere | undefined {
  return [...desks.values()].reverse().find(({ here }) => here.exam.id === exam)?.here
}
