import type { Attempt } from '../attempt/attempt.ts'
import { readCode } from './code.ts'
import { type Level, LEVELS, levelsOf, type Shelf } from './exercise.ts'
import type { Form } from './form.ts'

/** The one best next step: an exercise that lies unfinished, or the first level that is not yet sure. */
export interface NextStep {
  readonly form: Form
  readonly level: Level
  /** The code of the exercise to go on with. */
  readonly unfinished: string | undefined
}

/** A level counts as sure when its last try had every figure full. */
export function isSure(attempt: Attempt | undefined): boolean {
  const scores = Object.values(attempt?.result?.scores ?? {})
  return scores.length > 0 && scores.every(({ right, of }) => right >= of)
}

/** The last finished try of each level of a form. */
export function lastTries(past: readonly Attempt[], form: Form): ReadonlyMap<Level, Attempt> {
  const found = new Map<Level, Attempt>()
  for (const attempt of [...past].sort((a, b) => b.sequence - a.sequence)) {
    const id = readCode(attempt.subject)
    if (!id.ok || id.value.form !== form.number || !attempt.result?.completion) continue
    if (!found.has(id.value.level)) found.set(id.value.level, attempt)
  }
  return found
}

/**
 * What to practise next. Whatever lies unfinished comes first; then the levels of the first form in their order, each until
 * it is sure; then the next form.
 */
export function suggestNext(past: readonly Attempt[], shelf: Shelf): NextStep | undefined {
  const newest = [...past].sort((a, b) => b.sequence - a.sequence)[0]
  const open = newest && newest.endedAt === undefined ? readCode(newest.subject) : undefined
  if (newest && open?.ok) {
    const form = shelf.forms.find(({ number }) => number === open.value.form)
    if (form) return { form, level: open.value.level, unfinished: newest.subject }
  }
  for (const form of shelf.forms) {
    const tries = lastTries(past, form)
    const levels = new Set(levelsOf(form, shelf))
    const level = LEVELS.find((each) => levels.has(each) && !isSure(tries.get(each)))
    if (level) return { form, level, unfinished: undefined }
  }
  const [first] = shelf.forms
  return first && { form: first, level: 'night', unfinished: undefined }
}
