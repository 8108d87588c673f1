import type { Attempt } from '../../core/attempt/attempt.ts'
import type { Role } from '../../core/guide/role.ts'
import type { SceneLine } from '../../core/scenario/scene-line.ts'
import type { Skill } from '../../core/scenario/scene-kinds.ts'
import { skillHistory } from '../../core/scenario/skill-history.ts'

/** The scene to play next, and why. */
export interface Suggestion {
  readonly line: SceneLine
  /** `go-on`: it lies unfinished. `skill`: it trains what was shown least so far. `first`: nothing is known yet. */
  readonly why: 'go-on' | 'skill' | 'first'
  readonly skill: Skill | undefined
}

type Past = readonly Pick<Attempt, 'subject' | 'endedAt' | 'kind' | 'result' | 'sequence'>[]

/**
 * The one best next step: what lies unfinished; else a scene that trains the skill shown least so far, not played yet rather
 * than played long ago, and one's own function rather than another. A commission run is never suggested: it wants several people.
 * @param past newest first
 * @param but a scene just played, which is not suggested again
 */
export function suggest(
  lines: readonly SceneLine[],
  past: Past,
  role: Role | undefined,
  but?: string,
): Suggestion | undefined {
  const alone = lines.filter(({ crew, id }) => !crew && id !== but)
  const begun = past.find(
    ({ subject, endedAt }) => endedAt === undefined && alone.some(({ id }) => id === subject),
  )
  const unfinished = alone.find(({ id }) => id === begun?.subject)
  if (unfinished) return { line: unfinished, why: 'go-on', skill: undefined }
  const skill = weakest(past)
  const played = [...new Set(past.map(({ subject }) => subject))]
  const worth = (line: SceneLine): number => {
    const ago = played.indexOf(line.id)
    const trains = skill !== undefined && line.skills.includes(skill)
    return (ago < 0 ? 1000 : ago) + (trains ? 200 : 0) + (line.player === role ? 100 : 0)
  }
  const line = alone.reduce<SceneLine | undefined>(
    (best, each) => (best && worth(best) >= worth(each) ? best : each),
    undefined,
  )
  if (!line) return undefined
  const trains = skill !== undefined && line.skills.includes(skill)
  return { line, why: trains ? 'skill' : 'first', skill: trains ? skill : undefined }
}

/** The skill of which least was shown, if it was ever less than all. */
function weakest(past: Past): Skill | undefined {
  const shares = skillHistory(past).map(({ skill, right, of }) => ({ skill, share: right / of }))
  const least = Math.min(1, ...shares.map(({ share }) => share))
  return least < 1 ? shares.find(({ share }) => share === least)?.skill : undefined
}

/** How the newest finished play of a scene came out: the skills of which not everything was shown, least first; nothing when there is none. */
export function lastResult(past: Past, scene: string): readonly Skill[] | undefined {
  const last = past.find(({ subject, result }) => subject === scene && result?.completion)
  return (
    last &&
    skillHistory([last])
      .filter(({ right, of }) => right < of)
      .sort((one, other) => one.right / one.of - other.right / other.of)
      .map(({ skill }) => skill)
  )
}
