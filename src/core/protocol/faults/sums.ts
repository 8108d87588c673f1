import type { Expression } from '../expression.ts'
import type { Field } from '../form.ts'
import type { Night } from '../night.ts'
import { factOf } from '../truth.ts'
import { drawPlaces, drawSpelling, numberOf, withFigures } from './boxes.ts'
import { carriesOf } from './figures.ts'
import type { Planter } from './slip.ts'

/** A sum is off by one carry: 731 + 11 is written 732, 752 or 842. */
export const plantSumSlip: Planter = function* (fault, ground, random) {
  const spelt = drawSpelling(ground.form, fault.raises, random)
  for (const place of drawPlaces(ground, fault.fields, random)) {
    const value = numberOf(place.due)
    if (value === null || partsOf(place.field, ground.night).length < 2) continue
    for (const reading of random.shuffle(carriesOf(value)))
      yield withFigures(ground, [[place, reading]], spelt)
  }
}

/** One part of a sum was left out: the signatures of the mobile list. Nobody forgets the largest part. */
export const plantListForgotten: Planter = function* (fault, ground, random) {
  const spelt = drawSpelling(ground.form, fault.raises, random)
  for (const place of drawPlaces(ground, fault.fields, random)) {
    const value = numberOf(place.due)
    const parts = partsOf(place.field, ground.night).sort((a, b) => a - b)
    if (value === null) continue
    for (const part of random.shuffle(parts.slice(0, -1)))
      if (part > 0 && part < value) yield withFigures(ground, [[place, value - part]], spelt)
  }
}

/** The numbers that are added up for a field. */
function partsOf(field: Field, night: Night): number[] {
  if (field.kind !== 'count' || field.derive === undefined || field.repeat) return []
  return addends(field.derive).flatMap((part) => {
    if (typeof part === 'object' && 'each' in part)
      return night.subjects.map((row) => factOf(part, night, row) ?? 0)
    return [factOf(part, night) ?? 0]
  })
}

function addends(expression: Expression): Expression[] {
  return typeof expression === 'object' && 'plus' in expression
    ? expression.plus.flatMap(addends)
    : [expression]
}
