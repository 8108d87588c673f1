import { namesIn } from '../expression.ts'
import type { Field } from '../form.ts'

/** Whether a field speaks of ballots missing or too many, and so says something only where there are any. */
export function isForDifference(field: Field): boolean {
  const about =
    field.kind === 'ticks' ? field.derive?.when : field.kind === 'count' ? field.derive : undefined
  return about !== undefined && namesIn(about).some(({ name }) => name === 'missing' || name === 'surplus')
}
