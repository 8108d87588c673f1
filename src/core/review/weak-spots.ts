import type { TopicAsked } from './asked.ts'
import type { AnswerSeen } from './memory.ts'

/** Questions that were not wholly right at the last time: the weakest first, of equals the newest. Withdrawn ones are left out. */
export function weakSpots(
  answers: readonly AnswerSeen[],
  lines: readonly TopicAsked[],
  limit: number,
): string[] {
  const asked = new Set(lines.flatMap(({ items }) => items.map(({ id }) => id)))
  const last = new Map<string, { place: number; share: number }>()
  for (const [place, { item, right, of }] of answers.entries())
    last.set(item, { place, share: of > 0 ? right / of : 0 })
  return [...last]
    .filter(([item, { share }]) => share < 1 && asked.has(item))
    .sort(([, a], [, b]) => a.share - b.share || b.place - a.place)
    .slice(0, Math.max(0, limit))
    .map(([item]) => item)
}
