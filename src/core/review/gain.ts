import { type Aim, momentAimedAt } from './aim.ts'
import { DAY, wholeDays } from './days.ts'
import type { Memory } from './memory.ts'
import { recallIfAsked } from './model.ts'
import { recallAt } from './recall.ts'

/** How likely somebody is to answer what was never asked: some is common sense, some is known from the guide. */
const NEVER_ASKED = 0.4

/** By how much asking a question now raises the chance that it is known on polling day. Questions cost the same time, by the pace. */
export function gainOf(memory: Memory | undefined, aim: Aim): number {
  const moment = momentAimedAt(aim)
  const ahead = (moment - aim.now) / DAY
  if (!memory) return recallIfAsked(undefined, 0, NEVER_ASKED, ahead) - NEVER_ASKED
  const asked = recallIfAsked(memory, wholeDays(memory.last, aim.now), recallAt(memory, aim.now), ahead)
  return asked - recallAt(memory, moment)
}
