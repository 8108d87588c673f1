import { neverHappens } from '../result.ts'
import { type BoxPath, boxOf, fieldOf } from './box.ts'
import type { Field, Form } from './form.ts'

type WordsField = Extract<Field, { kind: 'words' }>

/** A field as the paper shows it: the box, and beside it the line on which its number is written in words. */
export interface Asked {
  readonly field: Field
  readonly words: WordsField | undefined
}

/** What stands under each other in a section: a line, or a table with one row for each subject. */
export type Block =
  | { readonly kind: 'line'; readonly asked: Asked }
  | { readonly kind: 'table'; readonly columns: readonly Asked[] }

/** A place where the cursor stops: a box, the clock of a moment, or one option of a question. */
export interface Stop {
  readonly box: BoxPath
  /** Empty for the box itself; `clock`, or the option. */
  readonly part: string
}

/** The name of the second half of a moment among the stops. */
export const CLOCK = 'clock'

/**
 * The lines and tables of a section in the order of the paper. Words stand beside their figure wherever the form lists
 * them; repeated fields that follow one another share a table, since the paper is filled row by row.
 */
export function blocksOf(form: Form, section: number): Block[] {
  const fields = fieldsIn(form, section)
  const beside = new Map<string, WordsField>()
  for (const field of fields)
    if (field.kind === 'words' && fields.some(({ id }) => id === field.of)) beside.set(field.of, field)
  const blocks: Block[] = []
  for (const field of fields) {
    if (field.kind === 'words' && beside.get(field.of) === field) continue
    const asked = { field, words: beside.get(field.id) }
    const last = blocks.at(-1)
    if (!field.repeat) blocks.push({ kind: 'line', asked })
    else if (last?.kind === 'table')
      blocks[blocks.length - 1] = { kind: 'table', columns: [...last.columns, asked] }
    else blocks.push({ kind: 'table', columns: [asked] })
  }
  return blocks
}

/** The boxes of a section in the order in which they are filled. */
export function boxesInOrder(form: Form, section: number, subjects: readonly string[]): BoxPath[] {
  return blocksOf(form, section).flatMap((block) =>
    block.kind === 'line'
      ? boxesOfAsked(block.asked)
      : subjects.flatMap((row) => block.columns.flatMap((asked) => boxesOfAsked(asked, row))),
  )
}

/** The places where the cursor stops in a section, in the order in which they are filled. */
export function stopsOf(form: Form, section: number, subjects: readonly string[]): Stop[] {
  const fields = new Map(fieldsIn(form, section).map((field) => [field.id, field]))
  return boxesInOrder(form, section, subjects).flatMap((box) => {
    const field = fields.get(fieldOf(box))
    if (field?.kind === 'ticks') return field.options.map((part) => ({ box, part }))
    if (field?.kind === 'date-time' && wantsClock(form, field))
      return [
        { box, part: '' },
        { box, part: CLOCK },
      ]
    return [{ box, part: '' }]
  })
}

/** Whether a moment is asked for with its time: the day of polling is a day and nothing more. */
export function wantsClock(form: Form, field: Field): boolean {
  if (field.kind !== 'date-time' || field.derive === 'polling-date') return false
  const onlyDay = form.checks.some(
    (check) =>
      check.kind === 'timeAfter' &&
      check.after.form === undefined &&
      check.after.field === field.id &&
      check.after.clock !== undefined,
  )
  return !onlyDay
}

/** Where a key leads: on (and behind the last stop to the button), down and up, the first, the last (the total's place). */
export type Move = 'next' | 'down' | 'up' | 'first' | 'last'

/**
 * The place a move leads to among `count` stops, counted from 0; `count` itself is the button behind the last stop.
 * Nothing turns round: before the first there is nothing, and only `next` leads on to the button.
 */
export function placeAfter(at: number, move: Move, count: number): number {
  switch (move) {
    case 'next':
      return Math.min(at + 1, count)
    case 'down':
      return at >= count - 1 ? at : at + 1
    case 'up':
      return Math.max(at - 1, 0)
    case 'first':
      return 0
    case 'last':
      return Math.max(count - 1, 0)
    default:
      return neverHappens(move)
  }
}

function boxesOfAsked({ field, words }: Asked, row?: string): BoxPath[] {
  return [boxOf(field.id, row), ...(words ? [boxOf(words.id, row)] : [])]
}

function fieldsIn(form: Form, section: number): Field[] {
  const fields = new Map(form.fields.map((field) => [field.id, field]))
  return (form.sections[section]?.fields ?? []).flatMap((id) => fields.get(id) ?? [])
}
