import type { Role } from '../guide/role.ts'
import { type Aim, momentAimedAt } from './aim.ts'
import type { TopicAsked } from './asked.ts'
import { isForRole } from './asked.ts'
import type { Memory } from './memory.ts'
import { recallAt } from './recall.ts'

/** How many questions are likely to be known on polling day, how many are fading, how many were never met. */
export interface Standing {
  readonly ready: number
  readonly fading: number
  readonly unseen: number
  readonly of: number
  /** The share of questions expected to be known on polling day, those never met counted as not known: from 0 to 1. */
  readonly expected: number
}

/** The standing over all questions of a role, and by topic. */
export interface Readiness extends Standing {
  readonly topics: readonly (Standing & { readonly topic: string })[]
}

/** From so much recall on polling day a question counts as ready. */
export const READY = 0.8

/** How ready somebody is for polling day in a role, or in all questions. Topics without a question for the role are left out. */
export function readinessOf(
  lines: readonly TopicAsked[],
  memory: ReadonlyMap<string, Memory>,
  aim: Aim,
  role: Role | undefined,
): Readiness {
  const moment = momentAimedAt(aim)
  const recalls = lines
    .map(({ id, items }) => ({
      topic: id,
      recalls: items
        .filter((item) => isForRole(item, role))
        .map((item) => {
          const known = memory.get(item.id)
          return known && recallAt(known, moment)
        }),
    }))
    .filter((topic) => topic.recalls.length > 0)
  return {
    ...standingOf(recalls.flatMap((topic) => topic.recalls)),
    topics: recalls.map(({ topic, recalls: own }) => ({ topic, ...standingOf(own) })),
  }
}

function standingOf(recalls: readonly (number | undefined)[]): Standing {
  const met = recalls.filter((recall) => recall !== undefined)
  const ready = met.filter((recall) => recall >= READY).length
  const sum = met.reduce((total, recall) => total + recall, 0)
  return {
    ready,
    fading: met.length - ready,
    unseen: recalls.length - met.length,
    of: recalls.length,
    expected: recalls.length > 0 ? sum / recalls.length : 0,
  }
}
