import type { Random } from '../../random.ts'
import { type Box, type BoxPath, boxOf } from '../box.ts'
import type { Field, Form } from '../form.ts'
import type { Sheet } from '../paper.ts'
import { inWords } from '../truth.ts'
import { rawIn, withRaw } from '../typed.ts'
import type { Ground, Slip } from './slip.ts'

/** A box with its field and what truly belongs there. */
export interface Place {
  readonly box: BoxPath
  readonly field: Field
  readonly due: Box
}

/** The boxes of some fields, drawn so that a field with thirty rows is met no more often than one with a single box. */
export function drawPlaces({ form, truth }: Ground, fields: readonly string[], random: Random): Place[] {
  return random.shuffle(fields).flatMap((id) => {
    const field = form.fields.find((one) => one.id === id)
    return field ? random.shuffle(placesOf(field, truth)) : []
  })
}

/** Every box of a form with what truly belongs there, in the order of the form. */
export function allPlaces({ form, truth }: Pick<Ground, 'form' | 'truth'>): Place[] {
  return form.fields.flatMap((field) => placesOf(field, truth))
}

function placesOf(field: Field, truth: Sheet): Place[] {
  const boxes = field.repeat ? truth.subjects.map((row) => boxOf(field.id, row)) : [boxOf(field.id)]
  return boxes.map((box) => ({ box, field, due: rawIn(truth.values, box) }))
}

/** The number in a box; a text of digits alone counts too, the number of a precinct for instance. */
export function numberOf(due: Box): number | null {
  if (typeof due === 'number') return due
  return typeof due === 'string' && /^[1-9]\d{0,8}$/.test(due) ? Number(due) : null
}

/** The slip of other numbers in some boxes. Words follow the figures, as whoever writes a wrong number also spells it. */
export function withFigures(
  ground: Ground,
  figures: readonly (readonly [Place, number])[],
  spelt: boolean,
): Slip {
  const values = figures.reduce(
    (held, [{ box, due }, figure]) => withRaw(held, box, typeof due === 'string' ? String(figure) : figure),
    ground.truth.values,
  )
  const draft = { ...ground.truth, values }
  return {
    draft: spelt ? inWords(ground.form, draft) : draft,
    records: ground.records,
    boxes: figures.map(([{ box }]) => box),
  }
}

/** The slip of something else, or nothing, in one box. */
export function withBox({ truth, records }: Ground, box: BoxPath, held: Box): Slip {
  return { draft: { ...truth, values: withRaw(truth.values, box, held) }, records, boxes: [box] }
}

/**
 * Whether the words follow a wrong figure. Where the form says that the fault can be seen in the words, they sometimes still
 * say the true number: the figure slipped, the words did not.
 */
export function drawSpelling(form: Form, raises: readonly string[], random: Random): boolean {
  const betrays = form.checks.some(({ kind, code }) => kind === 'words' && raises.includes(code))
  return !betrays || random.chance(50)
}

/** Whether a box holds anything. */
export function isHeld(due: Box): boolean {
  return due !== null && due !== undefined && due !== '' && (!Array.isArray(due) || due.length > 0)
}
