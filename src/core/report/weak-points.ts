import type { Attempt } from '../attempt/attempt.ts'
import type { Exercise } from '../protocol/exercise.ts'
import { faultsFound } from '../protocol/found.ts'
import { replay } from '../protocol/run.ts'
import { answeredIn, isWhole } from '../question/answered.ts'
import { LEAST } from './withhold.ts'

/*
 * What people find hard, counted over many attempts: questions, and errors in protocols. It is told of what at least five people met, and
 * as a share in whole percent, so that no person's answer can be worked out from it.
 */

/** Something that comes out well or not. */
export interface Outcome {
  /** A question, or a kind of error. */
  readonly what: string
  readonly well: boolean
}

/** How something came out. */
export interface WeakPoint {
  readonly what: string
  /** How many people met it. */
  readonly people: number
  /** How often it came out well, in percent; half a percent is rounded up. */
  readonly percent: number
}

/** Counts outcomes as they come, by whom they are. */
export class Outcomes {
  private readonly counts = new Map<string, { people: Set<string>; met: number; well: number }>()

  add(person: string, outcomes: readonly Outcome[]): void {
    for (const { what, well } of outcomes) {
      const count = this.counts.get(what) ?? { people: new Set(), met: 0, well: 0 }
      count.people.add(person)
      count.met += 1
      count.well += well ? 1 : 0
      this.counts.set(what, count)
    }
  }

  /** What came out worst first; of equals, what more people met. @param most so many at most */
  weakest(most: number): WeakPoint[] {
    return [...this.counts]
      .filter(([, { people }]) => people.size >= LEAST)
      .sort(
        ([a, one], [b, other]) =>
          one.well / one.met - other.well / other.met ||
          other.people.size - one.people.size ||
          (a < b ? -1 : 1),
      )
      .slice(0, most)
      .map(([what, { people, met, well }]) => ({
        what,
        people: people.size,
        percent: Math.round((100 * well) / met),
      }))
  }
}

/** Every question answered in an attempt, and whether wholly right (docs/formats/question-events.md). */
export function answersIn(attempt: Attempt): Outcome[] {
  return answeredIn(attempt).map((answered) => ({ what: answered.item, well: isWhole(answered) }))
}

/** Every error planted in a finished exercise, and whether it was found (docs/formats/run-events.md). */
export function errorsIn(exercise: Exercise, { events }: Pick<Attempt, 'events'>): Outcome[] {
  return faultsFound(exercise, replay(exercise, events)).map(({ kind, found }) => ({
    what: kind,
    well: found,
  }))
}
