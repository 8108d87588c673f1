import { groupBlocks, minutesIn } from '../core/session/session-plan.ts'
import type { Sources } from './sources.ts'

/** A line for each session plan: how long it takes and what is in it. */
export function sessionCounts(sessions: Sources['sessions']): string[] {
  return sessions.map(({ facts }) => {
    const blocks = facts.days.flatMap((day) => day.blocks)
    const cards = groupBlocks(facts).reduce((sum, block) => sum + block.cards.length, 0)
    const days = facts.days.length === 1 ? '1 day' : `${facts.days.length} days`
    return `Session ${facts.id}: ${days}, ${minutesIn(facts)} minutes, ${blocks.length} blocks, ${cards} group cards`
  })
}
