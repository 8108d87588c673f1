import { ROLES } from '../core/guide/role.ts'
import { DIFFICULTIES, QUESTION_KINDS, REVIEWS } from '../core/question/question-kinds.ts'
import type { Sources } from './sources.ts'

/** How many questions there are: by topic, kind, role, difficulty and review. Nothing when there are none. */
export function questionCounts(questions: Sources['questions']): string[] {
  const items = questions.flatMap(({ facts }) => facts.items)
  if (items.length === 0) return []
  const line = (name: string, counts: readonly (readonly [string | number, number])[]): string =>
    `  ${name.padEnd(10)}  ${counts.map(([what, count]) => `${what} ${count}`).join(' · ')}`
  return [
    `Questions: ${items.length} in ${questions.length} topics`,
    line(
      'topic',
      questions.map(({ facts }) => [facts.id, facts.items.length]),
    ),
    line(
      'kind',
      QUESTION_KINDS.map((kind) => [kind, items.filter((item) => item.kind === kind).length]),
    ),
    line('role', [
      ['everybody', items.filter(({ roles }) => roles.length === 0).length],
      ...ROLES.map((role) => [role, items.filter(({ roles }) => roles.includes(role)).length] as const),
    ]),
    line(
      'difficulty',
      DIFFICULTIES.map((level) => [level, items.filter(({ difficulty }) => difficulty === level).length]),
    ),
    line(
      'review',
      REVIEWS.map((review) => [review, items.filter((item) => item.review === review).length]),
    ),
  ]
}
