import type { Language } from '../core/language.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { type OpenedPlan, openPlan } from '../core/session/open-plan.ts'
import { openLibrary, type ReadFrom } from './read-guide.ts'

/** The session plans of one language, whole: there are few. */
export interface PlanShelf {
  readonly language: Language
  readonly from: ReadFrom
  /** In the order in which they are offered, the shortest first. */
  readonly plans: readonly OpenedPlan[]
  /** How many plans in the pack were made for a newer app. */
  readonly unreadable: number
}

/** Opens the session plans of a language; `missing` where the edition brings none. */
export async function openPlans(language: Language): Promise<Result<PlanShelf, PackProblem | 'missing'>> {
  const library = await openLibrary(language)
  if (!library.ok) return library
  const found = (await library.value.read('plans')) ?? []
  if (found.length === 0) return refused('missing') // an edition of before there were plans
  const plans = found.map(openPlan).filter((opened) => opened !== undefined)
  return reached({
    language,
    from: library.value.from,
    plans: plans.sort((a, b) => a.plan.order - b.plan.order),
    unreadable: found.length - plans.length,
  })
}
