import type { Language } from '../../../core/language.ts'
import {
  type BeginProblem,
  beginSitting,
  layAside,
  type SittingBeginning,
  type SittingHere,
} from '../../../flow/sit-exam.ts'
import { handOver } from './hand-over.ts'

/** Why an exam did not begin, as far as a person can do something about it. */
export type BeginTrouble = 'going-on' | 'no-tries' | 'unreadable'

/**
 * Begins an exam and hands it over to the hall; one that lies unfinished is laid aside first. What stands in the way comes back.
 */
export async function beginHere(
  language: Language,
  exam: string,
  beginning: SittingBeginning,
  begun: SittingHere | undefined,
): Promise<BeginTrouble | undefined> {
  if (begun) await layAside(begun).catch(() => undefined) // a phone that keeps nothing has nothing to lay aside
  const started = await beginSitting(language, exam, beginning)
  if (!started.ok) return troubleOf(started.problem)
  handOver(started.value)
  return undefined
}

function troubleOf(problem: BeginProblem): BeginTrouble {
  return problem === 'going-on' || problem === 'no-tries' ? problem : 'unreadable'
}
