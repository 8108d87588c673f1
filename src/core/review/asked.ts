import type { Role } from '../guide/role.ts'
import type { ItemLine, TopicLine } from '../question/question-line.ts'

/** What choosing needs of a question. */
export type ItemAsked = Pick<ItemLine, 'id' | 'roles' | 'difficulty'>

/** What choosing needs of a topic. */
export interface TopicAsked extends Pick<TopicLine, 'id'> {
  readonly items: readonly ItemAsked[]
}

/** Whether a question is about somebody's work; without a role every question is. */
export function isForRole(item: ItemAsked, role: Role | undefined): boolean {
  return role === undefined || item.roles.length === 0 || item.roles.includes(role)
}
