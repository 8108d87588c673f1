import { boxOf } from './box.ts'
import type { Expression } from './expression.ts'
import type { Form } from './form.ts'
import type { Sheet } from './paper.ts'

/** An invented precinct in numbers: what truly happened, whatever anybody wrote down. */
export interface World {
  readonly subjects: readonly string[]
  /** Facts counted once, by name: signatures at noon, spoiled ballots. People or papers. */
  readonly once: Readonly<Record<string, number>>
  /** Facts counted for each subject, by name and subject: votes. */
  readonly perSubject: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** The counts a form should hold in a world, by the `derive` of its fields; fields without one are left out. */
export function deriveTruth(form: Form, world: World): Sheet {
  const values: Record<string, Sheet['values'][string]> = {}
  for (const field of form.fields) {
    if (field.kind !== 'count' || field.derive === undefined) continue
    const { derive } = field
    values[field.id] = field.repeat
      ? Object.fromEntries(world.subjects.map((row) => [row, factOf(derive, world, row)]))
      : factOf(derive, world)
  }
  return { subjects: world.subjects, values }
}

/** The value of an expression over facts; with a row, `each` means that row's own fact. Null when a fact is unknown. */
function factOf(expression: Expression, world: World, row?: string): number | null {
  if (typeof expression === 'string') return numberIn(world.once, expression)
  if ('const' in expression) return expression.const
  if ('each' in expression) {
    const facts = Object.hasOwn(world.perSubject, expression.each)
      ? world.perSubject[expression.each]
      : undefined
    const rows = row === undefined ? world.subjects : [row]
    return total(rows.map((id) => numberIn(facts ?? {}, boxOf(id))))
  }
  const plus = total(expression.plus.map((part) => factOf(part, world, row)))
  const minus = total((expression.minus ?? []).map((part) => factOf(part, world, row)))
  return plus === null || minus === null ? null : plus - minus
}

function numberIn(facts: Readonly<Record<string, number>>, name: string): number | null {
  return (Object.hasOwn(facts, name) ? facts[name] : undefined) ?? null
}

function total(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0)
}
