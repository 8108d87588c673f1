import type { Role } from '../../../src/core/guide/role.ts'
import type { TopicAsked } from '../../../src/core/review/asked.ts'
import { DAY } from '../../../src/core/review/days.ts'
import type { AnswerSeen, Memory } from '../../../src/core/review/memory.ts'

/** An evening at seven in Tbilisi. */
export const EVENING = 20_000 * DAY + 15 * 3_600_000

/** The midnight in Tbilisi at which the day begins that is so many nights after that evening. */
export function pollingIn(nights: number): number {
  return 20_000 * DAY + nights * DAY - 4 * 3_600_000
}

/** A bank of topics a, b, … with so many questions each: a1, a2, …; every third question of each topic is the chair's alone. */
export function bankOf(topics: number, each: number, chairs: readonly Role[] = []): TopicAsked[] {
  return Array.from({ length: topics }, (_topic, place) => {
    const id = String.fromCharCode(97 + place)
    return {
      id,
      items: Array.from({ length: each }, (_item, at) => ({
        id: `${id}${at + 1}`,
        roles: at % 3 === 2 ? chairs : [],
        difficulty: at % 2 === 0 ? 1 : 2,
      })),
    }
  })
}

/** The ids of all questions of a bank. */
export function idsOf(lines: readonly TopicAsked[]): string[] {
  return lines.flatMap(({ items }) => items.map(({ id }) => id))
}

/** An answer to a question: so many right of so many, so many days after the evening. */
export function answer(item: string, right: number, of: number, days: number): AnswerSeen {
  return { item, right, of, at: EVENING + days * DAY }
}

/** A memory of so many days of stability, last learned so many days before the evening. */
export function memoryWith(stability: number, daysAgo: number): Memory {
  return { stability, difficulty: 5, last: EVENING - daysAgo * DAY, seen: 1, right: 1, of: 1 }
}
