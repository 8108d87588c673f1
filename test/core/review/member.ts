import { default_w, type FSRS, type FSRSState, fsrs, Rating } from 'ts-fsrs'
import { randomFrom } from '../../../src/core/random.ts'
import { DAY, wholeDays } from '../../../src/core/review/days.ts'
import type { AnswerSeen } from '../../../src/core/review/memory.ts'

/** A made-up member with a true memory that the app cannot see: each question sticks better or worse than the model expects. */
export interface Member {
  /** How likely a question is to be known at a moment. */
  knows(item: string, at: number): number
  /** Answers by that chance, and learns from it. */
  answers(item: string, at: number): AnswerSeen
}

interface Learned {
  readonly state: FSRSState
  readonly at: number
}

/** A member by a seed. */
export function memberOf(seed: string, ids: readonly string[]): Member {
  const random = randomFrom(seed)
  const share = (): number => random.below(1_000_000) / 1_000_000
  const minds = new Map<string, { readonly model: FSRS; readonly guess: number; learned?: Learned }>()
  for (const id of ids)
    minds.set(id, { model: modelWith(Math.exp((share() - 0.5) * 1.2)), guess: 0.2 + share() * 0.4 })
  const mindOf = (item: string): { readonly model: FSRS; readonly guess: number; learned?: Learned } => {
    const mind = minds.get(item)
    if (!mind) throw new Error(`Nobody knows of ${item}`)
    return mind
  }
  const knows = (item: string, at: number): number => {
    const { model, guess, learned } = mindOf(item)
    return learned
      ? model.forgetting_curve(Math.max(0, at - learned.at) / DAY, learned.state.stability)
      : guess
  }
  return {
    knows,
    answers(item, at) {
      const mind = mindOf(item)
      const right = share() < knows(item, at)
      const days = mind.learned ? wholeDays(mind.learned.at, at) : 0
      const grade = right ? Rating.Good : Rating.Again
      mind.learned = { state: mind.model.next_state(mind.learned?.state ?? null, days, grade), at }
      return { item, right: right ? 1 : 0, of: 1, at }
    },
  }
}

/** The library's model with first memories so many times as firm. */
function modelWith(firmness: number): FSRS {
  const w = default_w.map((weight, place) => (place < 4 ? weight * firmness : weight))
  return fsrs({ w, enable_short_term: false })
}
