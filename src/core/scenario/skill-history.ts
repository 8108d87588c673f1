import type { Attempt } from '../attempt/attempt.ts'
import { SKILLS, type Skill } from './scene-kinds.ts'

/** What was shown of one skill over all plays: so much of so much that could be shown, in so many plays. */
export interface SkillTotal {
  readonly skill: Skill
  readonly right: number
  readonly of: number
  readonly plays: number
}

/** What was shown of a skill in one play, or in all plays of one span of time. */
export interface SkillPoint {
  /** Milliseconds since 1970: the end of the play, or what `spanOf` made of it. */
  readonly at: number
  readonly right: number
  readonly of: number
}

/** One skill over time, oldest first. */
export interface SkillSeries {
  readonly skill: Skill
  readonly points: readonly SkillPoint[]
}

type Played = Pick<Attempt, 'kind' | 'endedAt' | 'result' | 'sequence'>

/** What finished plays showed of each skill. A skill that none of them asked for is left out: nothing is known of it. */
export function skillHistory(past: readonly Played[]): SkillTotal[] {
  return skillSeries(past).map(({ skill, points }) => ({
    skill,
    ...points.reduce(added, { right: 0, of: 0 }),
    plays: points.length,
  }))
}

/**
 * The same over time, play by play. Skills stand side by side and are never added up: calm does not make up for a wrong
 * procedure.
 */
export function skillSeries(past: readonly Played[]): SkillSeries[] {
  const plays = past
    .flatMap(({ kind, endedAt, result, sequence }) =>
      kind === 'scenario' && endedAt !== undefined && result?.completion
        ? [{ at: endedAt, sequence, scores: result.scores ?? {} }]
        : [],
    )
    .sort((a, b) => a.sequence - b.sequence)
  return SKILLS.flatMap((skill): SkillSeries[] => {
    const points = plays.flatMap(({ at, scores }): SkillPoint[] => {
      const shown = scores[skill]
      return shown && shown.of > 0 ? [{ at, right: shown.right, of: shown.of }] : []
    })
    return points.length > 0 ? [{ skill, points }] : []
  })
}

function added(
  one: Pick<SkillPoint, 'right' | 'of'>,
  other: Pick<SkillPoint, 'right' | 'of'>,
): { right: number; of: number } {
  return { right: one.right + other.right, of: one.of + other.of }
}
