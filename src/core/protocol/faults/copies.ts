import { boxOf, rowOf } from '../box.ts'
import { swapsOf } from '../hints.ts'
import { writeWords } from '../write-words.ts'
import {
  allPlaces,
  drawPlaces,
  drawSpelling,
  isHeld,
  numberOf,
  type Place,
  withBox,
  withFigures,
} from './boxes.ts'
import { lossesOf } from './figures.ts'
import type { Ground, Planter } from './slip.ts'

/** A box says what belongs in another one; words say the number of another box. */
export const plantCopiedFromOther: Planter = function* (fault, ground, random) {
  const spelt = drawSpelling(ground.form, fault.raises, random)
  for (const place of drawPlaces(ground, fault.fields, random)) {
    const near = random
      .shuffle(allPlaces(ground))
      .sort((a, b) => distance(ground, place, a) - distance(ground, place, b))
    for (const other of near) {
      if (place.field.kind === 'words') {
        const words = spellingOf(ground, other)
        if (words !== '' && isHeld(place.due) && words !== place.due) yield withBox(ground, place.box, words)
      } else if (other.field.kind === place.field.kind && isHeld(other.due) && other.due !== place.due) {
        const [mine, copied] = [numberOf(place.due), numberOf(other.due)]
        if (mine !== null && copied !== null) yield withFigures(ground, [[place, copied]], spelt)
        else if (place.field.kind !== 'ticks' && isHeld(place.due))
          yield withBox(ground, place.box, other.due)
      }
    }
  }
}

/** The eye slips into the next row before it slips into another section. */
function distance({ form }: Ground, from: Place, to: Place): number {
  if (to.field === from.field) return 0
  const ofWords = from.field.kind === 'words' ? from.field.of : null
  if (to.field.id === ofWords) return 0
  return form.sections.some(({ fields }) => fields.includes(from.field.id) && fields.includes(to.field.id))
    ? 1
    : 2
}

function spellingOf({ form }: Ground, { field, due }: Place): string {
  return form.numerals && field.kind === 'count' && typeof due === 'number'
    ? writeWords(due, form.numerals)
    : ''
}

/** A record says a number wrong, and the draft was copied from it; the other papers tell the truth. */
export const plantRecordMiscopied: Planter = function* (fault, ground, random) {
  const spelt = drawSpelling(ground.form, fault.raises, random)
  for (const place of drawPlaces(ground, fault.fields, random)) {
    const value = numberOf(place.due)
    if (value === null) continue
    for (const reading of random.shuffle([...swapsOf(value), ...lossesOf(value)])) {
      const records = ground.records.map((record) => ({
        ...record,
        lines: record.lines.map((line) =>
          record.id === fault.record && isLineOf(place, line) && line.value === value
            ? { ...line, value: reading }
            : line,
        ),
      }))
      const touched = records.some(
        ({ id, lines }) =>
          id === fault.record && lines.some((line) => isLineOf(place, line) && line.value === reading),
      )
      if (touched) yield { ...withFigures(ground, [[place, reading]], spelt), records }
    }
  }
}

function isLineOf(
  { field, box }: Place,
  line: { readonly id: string; readonly row: string | null },
): boolean {
  return line.id === field.id && boxOf(line.id, line.row ?? undefined) === boxOf(field.id, rowOf(box))
}
