import { DAY } from './days.ts'
import type { Memory } from './memory.ts'
import { recallAfter } from './model.ts'

/** How likely a question is to be known at a moment (ms since 1970), by the library's forgetting curve: from 0 to 1. */
export function recallAt(memory: Memory, when: number): number {
  return recallAfter(memory, (when - memory.last) / DAY)
}
