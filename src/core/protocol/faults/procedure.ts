import { ORIGINAL } from '../change.ts'
import { shiftMoment } from '../shift-moment.ts'
import { rawIn } from '../typed.ts'
import { drawPlaces, drawSpelling, isHeld, numberOf, withBox, withFigures } from './boxes.ts'
import type { Ground, Planter } from './slip.ts'
import { inWords } from '../truth.ts'

/** Nothing stands where something should; of all boxes a nought is left out most easily. */
export const plantBoxBlank: Planter = function* (fault, ground, random) {
  const places = drawPlaces(ground, fault.fields, random).filter(({ due }) => isHeld(due))
  const noughts = places.filter(({ due }) => due === 0)
  const first = random.chance(50) ? noughts : []
  for (const { box } of [...first, ...places]) {
    const slip = withBox(ground, box, null)
    yield { ...slip, draft: inWords(ground.form, slip.draft) }
  }
}

/** The seal is not there. */
export const plantSealMissing: Planter = function* (fault, ground, random) {
  for (const { box, due } of drawPlaces(ground, fault.fields, random))
    if (isHeld(due)) yield withBox(ground, box, null)
}

/** The note about a difference is not there, though there is a difference. */
export const plantNoteMissing: Planter = function* (fault, ground, random) {
  for (const { box, due } of drawPlaces(ground, fault.fields, random))
    if (isHeld(due) && due !== 0) yield withBox(ground, box, null)
}

/** Too few have signed: one less, or as many less as it takes for a check to see it. */
export const plantSignatureMissing: Planter = function* (fault, ground, random) {
  const spelt = drawSpelling(ground.form, fault.raises, random)
  for (const place of drawPlaces(ground, fault.fields, random)) {
    const value = numberOf(place.due) ?? 0
    for (let absent = 1; absent < value; absent++) yield withFigures(ground, [[place, value - absent]], spelt)
  }
}

/** It is dated before the moment after which it can only have been written. */
export const plantTimeTooEarly: Planter = function* (fault, ground, random) {
  for (const { box, field, due } of drawPlaces(ground, fault.fields, random)) {
    if (field.kind !== 'date-time') continue
    const early = shiftMoment(earliestFor(field.id, ground), -random.between(5, 90))
    if (typeof due !== 'string' || early < due) yield withBox(ground, box, early)
  }
}

/** The bound a check of the form sets for a moment; without one, the closing of the polls. */
function earliestFor(field: string, { form, night, truth, beside }: Ground): string {
  const closing = `${night.texts['polling-date']}T${form.night.closes}`
  for (const check of form.checks) {
    if (check.kind !== 'timeAfter' || check.field !== field) continue
    const { after } = check
    const { amendment } = beside
    const there =
      after.form === undefined
        ? truth
        : amendment && (after.form === ORIGINAL || after.form === amendment.base.id)
          ? amendment.original
          : undefined
    const bound = there && rawIn(there.values, after.field)
    if (typeof bound !== 'string' || bound === '') continue
    return after.clock === undefined ? bound : `${bound.slice(0, 10)}T${after.clock}`
  }
  return closing
}
