import { type Plan, type PlanWords, planSchema, planWordsSchema } from './session-plan.ts'

/** The version of the language in which plans are written; raised whenever their schema or one of its lists grows. */
export const PLAN_LANGUAGE = 1

/** A plan as it lies in a pack, with one language's words for it. */
export interface RawPlan {
  readonly reads: number
  readonly plan: Readonly<Record<string, unknown>>
  readonly words: Readonly<Record<string, unknown>>
  /** What the places it opens are called in that language. */
  readonly names: Readonly<Record<string, string>>
}

/** A plan with one language's words for it. */
export interface OpenedPlan {
  readonly plan: Plan
  readonly words: PlanWords
  readonly names: RawPlan['names']
}

/**
 * Takes a plan out of a pack. It is parsed whole: of a newer app's plan a kind of block would be missing, and its minutes with
 * it; so it is rather left out.
 */
export function openPlan({ reads, plan, words, names }: RawPlan): OpenedPlan | undefined {
  if (reads > PLAN_LANGUAGE) return undefined
  const facts = planSchema.safeParse(plan)
  const spoken = planWordsSchema.safeParse(words)
  return facts.success && spoken.success ? { plan: facts.data, words: spoken.data, names } : undefined
}
