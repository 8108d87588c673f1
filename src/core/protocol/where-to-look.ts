import { type BoxPath, fieldOf } from './box.ts'
import { namesIn } from './expression.ts'
import type { Form } from './form.ts'

/** Where a figure came from: a pile that was counted, a list that was signed, or something written down. */
export type Origin = 'pile' | 'list' | 'record'

/** Where to look again when a box is in doubt. */
export interface Place {
  readonly origin: Origin
  /** The records that hold the figure, by their ids, in the order of the form. */
  readonly records: readonly string[]
}

const PILES = /^(votes|valid|invalid|box)/
const LISTS = /^(listed|signed)/

/** Names the pile, list or record a box was filled from; never what should stand in it. */
export function whereToLook(form: Form, box: BoxPath): Place {
  const id = fieldOf(box)
  const field = form.fields.find((one) => one.id === id)
  const facts =
    field?.kind === 'count' && field.derive !== undefined ? namesIn(field.derive).map(({ name }) => name) : []
  const counted = facts.length > 0 ? facts.every((name) => PILES.test(name)) : field?.repeat !== undefined
  return {
    origin: counted ? 'pile' : facts.some((name) => LISTS.test(name)) ? 'list' : 'record',
    records: form.records
      .filter(({ lines }) => lines.some((line) => line.id === id))
      .map((record) => record.id),
  }
}
