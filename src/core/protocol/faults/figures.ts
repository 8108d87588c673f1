import { swapsOf } from '../hints.ts'
import { drawSpelling, drawPlaces, numberOf, withFigures } from './boxes.ts'
import { isForDifference } from './note.ts'
import type { Planter } from './slip.ts'

/** Every number that comes of leaving out one digit; nobody writes a leading nought. */
export function lossesOf(value: number): number[] {
  const digits = String(value)
  if (digits.length < 2) return []
  const left = [...digits].map((_, at) => digits.slice(0, at) + digits.slice(at + 1))
  return [...new Set(left.filter((text) => text === '0' || !text.startsWith('0')).map(Number))]
}

/** Every number that differs in one digit. */
export function misreadingsOf(value: number): number[] {
  const digits = [...String(value)]
  return digits.flatMap((digit, at) =>
    [...'0123456789']
      .filter((other) => other !== digit && !(other === '0' && at === 0 && digits.length > 1))
      .map((other) => Number([...digits.slice(0, at), other, ...digits.slice(at + 1)].join(''))),
  )
}

/** Every number by which a sum is off when one carry is forgotten, or added twice. */
export function carriesOf(value: number): number[] {
  return [1, 10, 100].flatMap((carry) => [value - carry, value + carry]).filter((reading) => reading > 0)
}

function figuresBy(readings: (value: number) => number[]): Planter {
  return function* (fault, ground, random) {
    const spelt = drawSpelling(ground.form, fault.raises, random)
    for (const place of drawPlaces(ground, fault.fields, random)) {
      const value = numberOf(place.due)
      if (value === null) continue
      for (const reading of random.shuffle(readings(value)))
        yield withFigures(ground, [[place, reading]], spelt)
    }
  }
}

/** Two neighbouring digits changed places: 372 is written 327. */
export const plantDigitsSwapped = figuresBy(swapsOf)

/** A digit was left out: 372 is written 37. */
export const plantDigitLost = figuresBy(lossesOf)

/** A digit was read or written wrong: 372 is written 378. */
export const plantDigitWrong = figuresBy(misreadingsOf)

/** Two rows changed places; no sum can see it. */
export const plantRowsSwapped: Planter = function* (fault, ground, random) {
  const spelt = drawSpelling(ground.form, fault.raises, random)
  const places = drawPlaces(ground, fault.fields, random)
  for (const [at, one] of places.entries())
    for (const other of places.slice(at + 1)) {
      const [left, right] = [numberOf(one.due), numberOf(other.due)]
      // rows of one field change places among themselves, single boxes with each other
      const alike = one.field.repeat ? one.field === other.field : !other.field.repeat
      if (alike && left !== null && right !== null && left !== right)
        yield withFigures(
          ground,
          [
            [one, right],
            [other, left],
          ],
          spelt,
        )
    }
}

/** Spoiled ballots, which never lay in a box, were added to the invalid ones. */
export const plantSpoiledAsInvalid: Planter = function* (fault, ground, random) {
  const { spoiled } = ground.night.once
  const spelt = drawSpelling(ground.form, fault.raises, random)
  for (const place of drawPlaces(ground, fault.fields, random)) {
    const value = numberOf(place.due)
    if (value !== null && spoiled > 0) yield withFigures(ground, [[place, value + spoiled]], spelt)
  }
}

/** Missing ballots were written down as invalid, so that the sum fits; then nobody attaches a note. */
export const plantGapFilled: Planter = function* (fault, ground, random) {
  const { missing } = ground.night.once
  for (const place of drawPlaces(ground, fault.fields, random)) {
    const value = numberOf(place.due)
    if (value === null || missing === 0) continue
    const { draft, ...slip } = withFigures(ground, [[place, value + missing]], true)
    const notes = ground.form.fields.filter(isForDifference).map(({ id }) => [id, null] as const)
    const values = { ...draft.values, ...Object.fromEntries(notes) }
    yield { ...slip, draft: { ...draft, values } }
  }
}
