import type { Score } from './score.ts'

/** Below so many people a discrimination says more about chance than about the question. */
export const LEAST_PEOPLE = 8

/**
 * How well a question tells those who know the rest from those who do not, −1…1: the correlation of being right at this place
 * with the share of right answers at all others. The question itself is left out of that share, or it would be compared with
 * itself (Henrysson 1963, Correction of item-total correlations in item analysis, Psychometrika 28, 211–218). Nothing below
 * {@link LEAST_PEOPLE} people, and nothing where all are alike.
 */
export function discriminationOf(
  people: readonly Pick<Score, 'rights'>[],
  place: number,
): number | undefined {
  const points = people.flatMap(({ rights }) => {
    const own = rights[place]
    const others = rights.filter((right, at) => at !== place && right !== undefined)
    if (own === undefined || others.length === 0) return []
    return [{ own: own ? 1 : 0, rest: others.filter(Boolean).length / others.length }]
  })
  if (points.length < LEAST_PEOPLE) return undefined
  return correlationOf(points.map(({ own, rest }) => [own, rest]))
}

/** The mean of some numbers; nothing for none. */
export function meanOf(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}

/** Pearson's correlation, −1…1; nothing where one side does not vary. */
function correlationOf(points: readonly (readonly [number, number])[]): number | undefined {
  const [meanX, meanY] = [meanOf(points.map(([x]) => x)) ?? 0, meanOf(points.map(([, y]) => y)) ?? 0]
  const sum = (of: (dx: number, dy: number) => number): number =>
    points.reduce((all, [x, y]) => all + of(x - meanX, y - meanY), 0)
  const spread = sum((dx) => dx * dx) * sum((_, dy) => dy * dy)
  if (spread < 1e-12) return undefined // rounding leaves a trace where all are alike
  return Math.max(-1, Math.min(1, sum((dx, dy) => dx * dy) / Math.sqrt(spread)))
}
