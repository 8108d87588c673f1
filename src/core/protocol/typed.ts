import { type Box, type BoxPath, boxOf, fieldOf, rowOf } from './box.ts'
import type { Field, Form } from './form.ts'
import type { Sheet } from './paper.ts'

/** The most characters a box takes; longer texts come from no hand. */
const LONGEST = 300

/** The field of a form that has this box, in a precinct with these subjects; undefined when there is no such box. */
export function fieldWith(form: Form, subjects: readonly string[], box: BoxPath): Field | undefined {
  const field = form.fields.find(({ id }) => id === fieldOf(box))
  const row = rowOf(box)
  if (field === undefined || (field.repeat === undefined) !== (row === undefined)) return undefined
  return row === undefined || subjects.includes(row) ? field : undefined
}

/** What stands in a box, as it was typed; undefined when nothing ever did. */
export function rawIn(values: Sheet['values'], box: BoxPath): Box {
  const held = own(values, fieldOf(box))
  const row = rowOf(box)
  if (row === undefined) return isRows(held) ? undefined : held
  return isRows(held) ? own(held, row) : undefined
}

/** The same values with something else in one box. */
export function withRaw(values: Sheet['values'], box: BoxPath, raw: Box): Sheet['values'] {
  const row = rowOf(box)
  const field = fieldOf(box)
  if (row === undefined) return { ...values, [field]: raw }
  const held = own(values, field)
  return { ...values, [field]: { ...(isRows(held) ? held : {}), [row]: raw } }
}

/** Types a text into a box, as it came from the hand; null when the box takes no text. */
export function typeInto(
  values: Sheet['values'],
  field: Field,
  box: BoxPath,
  text: string,
): Sheet['values'] | null {
  if (field.kind === 'ticks' || text.length > LONGEST) return null
  return withRaw(values, box, text)
}

/** Sets or takes away one tick; null when the field has no such option. */
export function tickIn(
  values: Sheet['values'],
  field: Field,
  { box, option, on }: { readonly box: BoxPath; readonly option: string; readonly on: boolean },
): Sheet['values'] | null {
  if (field.kind !== 'ticks' || !field.options.includes(option)) return null
  const held = rawIn(values, box)
  const ticked = Array.isArray(held) ? held : []
  return withRaw(
    values,
    box,
    field.options.filter((one) => (one === option ? on : ticked.includes(one))),
  )
}

/** Every box of a form in a precinct with these subjects, in the order of the form; rows in ballot order. */
export function everyBox(
  form: Form,
  subjects: readonly string[],
): { readonly box: BoxPath; readonly field: Field }[] {
  return form.fields.flatMap((field) =>
    field.repeat ? subjects.map((row) => ({ box: boxOf(field.id, row), field })) : [{ box: field.id, field }],
  )
}

/** The fields that an exercise hands over filled in. */
export function givenFields(form: Form): ReadonlySet<string> {
  return new Set(form.sections.filter(({ given }) => given).flatMap(({ fields }) => fields))
}

function isRows(held: Sheet['values'][string]): held is Readonly<Record<string, Box>> {
  return typeof held === 'object' && held !== null && !Array.isArray(held)
}

function own<Value>(held: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(held, name) ? held[name] : undefined
}
