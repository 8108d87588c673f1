import { FSRSAlgorithm, Rating } from 'ts-fsrs'

/*
 * The only file that knows the library. Taken from it is the model of memory (FSRS-6 with its published weights), not its
 * scheduler of cards: there are no due dates here, polling day decides what is asked (docs/decisions/015).
 */

/** What is known of a memory: stability in days until recall is 90 %, difficulty from 1 to 10. */
export interface Trace {
  readonly stability: number
  readonly difficulty: number
}

export type Grade = Rating.Again | Rating.Hard | Rating.Good

/** Without steps of minutes: what is asked twice on one day is learned once. */
const model = new FSRSAlgorithm({ enable_short_term: false, enable_fuzz: false })

/** An answer as a grade: wholly right is known, at least half is known with trouble, less is not known. */
export function gradeOf({ right, of }: { readonly right: number; readonly of: number }): Grade {
  if (right >= of) return Rating.Good
  return 2 * right >= of ? Rating.Hard : Rating.Again
}

/** The memory after an answer so many whole days after the one before; without a memory it is the first. */
export function traceAfter(trace: Trace | undefined, days: number, grade: Grade): Trace {
  return model.next_state(trace ?? null, days, grade)
}

/** How likely it is to be recalled so many days (or parts of one) later: from 0 to 1. */
export function recallAfter({ stability }: Trace, days: number): number {
  return model.forgetting_curve(Math.max(0, days), stability)
}

/** What is likely to be known so many days ahead if it is asked now, `days` after the last time: right or not, as `recall` has it. */
export function recallIfAsked(trace: Trace | undefined, days: number, recall: number, ahead: number): number {
  const known = recallAfter(traceAfter(trace, days, Rating.Good), ahead)
  const forgotten = recallAfter(traceAfter(trace, days, Rating.Again), ahead)
  return recall * known + (1 - recall) * forgotten
}
