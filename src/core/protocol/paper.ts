import { type Box, type BoxPath, boxOf, fieldOf } from './box.ts'
import type { Field, Form } from './form.ts'
import { readMoment } from './read-moment.ts'
import { readNumber, LARGEST_COUNT } from './read-number.ts'

/** A form as somebody filled it in. What a person hands over is read with care: see `readSheet`. */
export interface Sheet {
  /** The ids of the rows of repeated fields, in ballot order: numbers of the electoral subjects. */
  readonly subjects: readonly string[]
  /** What stands in each field; in a repeated field, by row. */
  readonly values: Readonly<Record<string, Box | Readonly<Record<string, Box>>>>
}

/** What one box says. A box that says nothing readable is blank: no count, an empty text, no ticks. */
export interface Content {
  /** People or papers, 0 to 999 999 999; null when blank. Only in a box of kind `count`. */
  readonly count: number | null
  /** The trimmed text, words or moment; empty when blank. */
  readonly text: string
  /** The ticked options, in the order of the form. */
  readonly ticks: readonly string[]
}

/** A filled form that has been read: every box the form has, whatever the sheet held. */
export interface Paper {
  readonly form: Form
  readonly fields: ReadonlyMap<string, Field>
  readonly subjects: readonly string[]
  readonly contents: ReadonlyMap<BoxPath, Content>
}

const BLANK: Content = { count: null, text: '', ticks: [] }
const MOST_SUBJECTS = 200
const SUBJECT = /^[A-Za-z0-9-]{1,16}$/

/**
 * Reads any value as a filled form. It never refuses and never guesses: what is missing, unknown, of the wrong kind
 * or unreadable leaves its box blank.
 */
export function readSheet(form: Form, sheet: unknown): Paper {
  const subjects = subjectsOf(own(sheet, 'subjects'))
  const values = own(sheet, 'values')
  const fields = new Map<string, Field>()
  const contents = new Map<BoxPath, Content>()
  for (const field of form.fields) {
    fields.set(field.id, field)
    const held = own(values, field.id)
    if (!field.repeat) contents.set(boxOf(field.id), readBox(field, held))
    else for (const row of subjects) contents.set(boxOf(field.id, row), readBox(field, own(held, row)))
  }
  return { form, fields, subjects, contents }
}

/** Reads what stands in one box of a field. */
export function readBox(field: Field, held: unknown): Content {
  switch (field.kind) {
    case 'count':
      return { count: countOf(held), text: '', ticks: BLANK.ticks }
    case 'ticks':
      return {
        ...BLANK,
        ticks: field.options.filter((option) => Array.isArray(held) && held.includes(option)),
      }
    case 'date-time':
      return { ...BLANK, text: typeof held === 'string' ? (readMoment(held) ?? '') : '' }
    case 'text':
    case 'words':
      return {
        ...BLANK,
        text: typeof held === 'string' ? held.trim() : typeof held === 'number' ? String(held) : '',
      }
  }
}

function countOf(held: unknown): number | null {
  if (typeof held === 'number')
    return Number.isInteger(held) && held >= 0 && held <= LARGEST_COUNT ? Math.abs(held) : null
  if (typeof held !== 'string') return null
  const read = readNumber(held)
  return read.ok ? read.value : null
}

/** Whether a box says nothing. A nought says something. */
export function isBlank(content: Content): boolean {
  return content.count === null && content.text === '' && content.ticks.length === 0
}

/** Whether two boxes say the same. */
export function saysSame(one: Content, other: Content): boolean {
  return (
    one.count === other.count && one.text === other.text && one.ticks.join('\n') === other.ticks.join('\n')
  )
}

/** What a box says; a box the paper does not have is blank. */
export function contentOf(paper: Paper, box: BoxPath): Content {
  return paper.contents.get(box) ?? BLANK
}

/** The field a box of this paper belongs to. */
export function fieldIn(paper: Paper, box: BoxPath): Field | undefined {
  return paper.fields.get(fieldOf(box))
}

/** The boxes of a field, top to bottom. */
export function boxesOf(paper: Paper, field: string): BoxPath[] {
  return paper.fields.get(field)?.repeat
    ? paper.subjects.map((row) => boxOf(field, row))
    : paper.fields.has(field)
      ? [boxOf(field)]
      : []
}

function subjectsOf(held: unknown): string[] {
  if (!Array.isArray(held)) return []
  const ids = held
    .slice(0, MOST_SUBJECTS)
    .map((id: unknown) => (typeof id === 'number' || typeof id === 'string' ? String(id) : ''))
  return [...new Set(ids.filter((id) => SUBJECT.test(id)))]
}

/** A property an object has of its own; anything else has none. */
function own(held: unknown, name: string): unknown {
  if (typeof held !== 'object' || held === null || !Object.hasOwn(held, name)) return undefined
  return (held as Record<string, unknown>)[name]
}
