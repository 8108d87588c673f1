import type { BoxPath } from '../../../core/protocol/box.ts'
import { boxesInOrder, stopsOf } from '../../../core/protocol/entry-order.ts'
import type { Told } from '../../../core/protocol/told.ts'
import { rawIn } from '../../../core/protocol/typed.ts'
import { acceptanceId } from './acceptance.tsx'
import { NEXT } from './actions.tsx'
import type { EntryProps } from './entry-props.ts'
import { idOf } from './frame.ts'
import { LAST_HEADING } from './last-page.tsx'
import { headingId } from './messages.tsx'
import { sectionHeadingId } from './section.tsx'
import type { Outcome } from './use-leaving.ts'

/** Where the cursor goes when the section on the screen has just come there. */
export function arrival(entry: EntryProps): string {
  const id = entry.form.sections[entry.section]?.id
  if (id === undefined) return LAST_HEADING
  return entry.given.has(id) ? sectionHeadingId(id) : firstStop(entry, entry.section)
}

/** The id of the first place to write in a section, or in a certain box. */
export function firstStop({ form, subjects }: EntryProps, section: number, box?: BoxPath): string {
  const stop = stopsOf(form, section, subjects).find((one) => box === undefined || one.box === box)
  return stop ? idOf(stop) : NEXT
}

/** Where the cursor goes when the section on the screen could not be left, after what is told there. */
export function placeOf(entry: EntryProps, outcome: Outcome, here: readonly Told[]): string {
  const id = entry.form.sections[entry.section]?.id ?? ''
  if (outcome === 'reminded') return acceptanceId(id)
  const [first] = here
  if (first && here.every(({ at }) => at !== null)) return firstStop(entry, first.home, first.at ?? undefined)
  return headingId(id)
}

/** Whether something in a section is blank. */
export function hasBlank({ form, subjects, values }: EntryProps, section: number): boolean {
  return boxesInOrder(form, section, subjects).some((box) => (rawIn(values, box) ?? '') === '')
}
