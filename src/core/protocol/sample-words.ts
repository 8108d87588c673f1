import type { Box } from './box.ts'
import type { Form } from './form.ts'
import type { Sheet } from './paper.ts'
import type { Samples } from './truth.ts'
import { everyBox, givenFields, rawIn, withRaw } from './typed.ts'

/*
 * An exercise is made with stand-ins for the words of samples, and gets the words of a language when it is finished: so no
 * choice made on the way can hang on a language.
 */

const MARK = '\u0000'

/** A stand-in for every text that is handed over filled in and derives from no fact: the fields for which voices have samples. */
export function standIns(form: Form): Samples {
  const given = givenFields(form)
  const free = form.fields.filter(
    ({ id, kind, blank, ...field }) =>
      kind === 'text' &&
      blank === 'forbidden' &&
      given.has(id) &&
      !('derive' in field && field.derive !== undefined),
  )
  return Object.fromEntries(free.map(({ id }) => [id, MARK + id]))
}

/** The same sheet with the words of a language; where it has none the box is blank. */
export function withWords(form: Form, sheet: Sheet, samples: Samples = {}): Sheet {
  const wordsFor = (held: string): Box => {
    const field = held.slice(MARK.length)
    return Object.hasOwn(samples, field) ? (samples[field] ?? null) : null
  }
  const values = everyBox(form, sheet.subjects).reduce((filled, { box, field }) => {
    const held = field.kind === 'text' ? rawIn(filled, box) : null
    return typeof held === 'string' && held.startsWith(MARK) ? withRaw(filled, box, wordsFor(held)) : filled
  }, sheet.values)
  return { ...sheet, values }
}
