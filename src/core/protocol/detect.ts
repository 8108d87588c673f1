import { randomFrom } from '../random.ts'
import { astrayFor } from './astray.ts'
import { amendmentGround, makeExercise, type Shelf } from './exercise.ts'
import type { Fault, FaultKind, Form } from './form.ts'
import type { Ground } from './faults/slip.ts'
import { GENERATOR, makeDay } from './night.ts'
import { codesOf, isGrave, slipsOf } from './plant.ts'
import { recordsOf } from './record-sheet.ts'
import { truthOf } from './truth.ts'

/** How often the checks of a form see one class of faults. */
export interface Detection {
  readonly kind: FaultKind
  readonly layer: Fault['layer']
  /** In so many nights such a fault was planted, each time a single one. */
  readonly planted: number
  /** So often a check of severity E or W failed because of it. */
  readonly found: number
  /** So often every check passed; then only the records can show it. */
  readonly missed: number
}

/**
 * Measures what the checks of a form are worth: plants every fault of it in so many nights, one at a time and drawn evenly,
 * and counts how often a check sees it. How often each fault happens in life nobody knows, so the rows are not added up.
 */
export function detectability(form: Form, shelf: Shelf, nights: number): Detection[] {
  const rows = new Map<string, { kind: FaultKind; layer: Fault['layer']; planted: number; found: number }>()
  for (const fault of form.faults) {
    const key = `${fault.kind} ${fault.layer}`
    const row = rows.get(key) ?? { kind: fault.kind, layer: fault.layer, planted: 0, found: 0 }
    rows.set(key, row)
    for (let night = 0; night < nights; night++) {
      const random = randomFrom(`detect/${form.number}/${fault.id}/${night}`)
      const ground = groundIn(fault, form, shelf, night)
      if (!ground) continue
      const [slip] = slipsOf(fault, ground, random)
      if (!slip) continue
      row.planted += 1
      if (codesOf(fault, ground, slip.draft).some(isGrave)) row.found += 1
    }
  }
  return [...rows.values()].map((row) => ({ ...row, missed: row.planted - row.found }))
}

/** A night for a fault; the faults of an amendment are planted in one that puts a signed protocol right. */
function groundIn(fault: Fault, form: Form, shelf: Shelf, night: number): Ground | null {
  if (form.amends) {
    const base = shelf.forms.find(({ id }) => form.amends?.includes(id))
    if (!base) return null
    const id = { form: base.number, level: 'amendment', seed: night, generator: GENERATOR } as const
    const made = makeExercise(id, shelf)
    return made.ok && made.value.form === form ? amendmentGround(made.value) : null
  }
  const random = randomFrom(`detect/${form.number}/${fault.id}/${night}/astray`)
  const marks = shelf.marks.find(({ id }) => id === form.marks)
  const plan = { size: 'usual', ...astrayFor(fault, form, 'usual', random) } as const
  const day = makeDay(form, marks, `detect/${form.number}/${night}`, plan)
  const truth = truthOf(form, day.night, shelf.samples[form.id])
  return { form, night: day.night, truth, records: recordsOf(form, day.night), beside: {} }
}
