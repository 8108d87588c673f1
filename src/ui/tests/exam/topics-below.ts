import type { TopicResult } from '../../../core/exam/exam-result.ts'

/** So many topics are named; more at once is nowhere to begin. */
const NAMED = 3

/** The topics below the mark, those that bring the most first: most questions lost, and of equal ones those with the smaller part right. */
export function topicsBelow(topics: readonly TopicResult[], pass: number): readonly TopicResult[] {
  return topics
    .filter(({ right, of }) => 100 * right < pass * of)
    .toSorted((a, b) => b.of - b.right - (a.of - a.right) || a.right / a.of - b.right / b.of)
    .slice(0, NAMED)
}
