import { boxOf } from './box.ts'
import type { Expression } from './expression.ts'
import type { Field, Form } from './form.ts'
import type { Night } from './night.ts'
import type { Sheet } from './paper.ts'
import type { Numerals } from './read-words.ts'
import { writeWords } from './write-words.ts'

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

/** Words of one language for text fields that derive from no fact, by field. */
export type Samples = Readonly<Record<string, string>>

/**
 * What an honest, careful commission writes on a form after a night: counts, their words, ticks, texts and times. A field
 * from which nothing follows stays blank.
 */
export function truthOf(form: Form, night: Night, samples: Samples = {}): Sheet {
  const counts = deriveTruth(form, night)
  const values: Record<string, Sheet['values'][string]> = { ...counts.values }
  for (const field of form.fields) {
    const held = otherThanCount(field, night, samples)
    if (held !== null) values[field.id] = held
  }
  return inWords(form, { subjects: night.subjects, values })
}

function otherThanCount(field: Field, night: Night, samples: Samples): Sheet['values'][string] {
  switch (field.kind) {
    case 'count':
    case 'words':
      return null
    case 'ticks': {
      const { derive } = field
      if (!derive || (derive.when !== undefined && !factOf(derive.when, night))) return null
      return derive.ticked
    }
    case 'text':
    case 'date-time': {
      if (field.derive !== undefined) return night.texts[field.derive]
      return Object.hasOwn(samples, field.id) ? (samples[field.id] ?? null) : null
    }
  }
}

/** The same sheet with every count that has a field for words written out there, as it stands now. */
export function inWords(form: Form, sheet: Sheet): Sheet {
  const { numerals } = form
  if (!numerals) return sheet
  const values: Record<string, Sheet['values'][string]> = { ...sheet.values }
  for (const field of form.fields)
    if (field.kind === 'words') values[field.id] = wordsFor(values[field.of], numerals)
  return { ...sheet, values }
}

function wordsFor(held: Sheet['values'][string], numerals: Numerals): Sheet['values'][string] {
  if (typeof held === 'number') return writeWords(held, numerals)
  if (typeof held !== 'object' || held === null) return null
  const rows = Object.entries(held as Readonly<Record<string, unknown>>)
  return Object.fromEntries(
    rows.map(([row, count]) => [row, typeof count === 'number' ? writeWords(count, numerals) : null]),
  )
}

/** The value of an expression over facts; with a row, `each` means that row's own fact. Null when a fact is unknown. */
export function factOf(expression: Expression, world: World, row?: string): number | null {
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
