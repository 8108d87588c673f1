import type { Field } from '../../../core/protocol/form.ts'
import { readNumber } from '../../../core/protocol/read-number.ts'
import { readTypedClock, readTypedDate } from '../../../core/protocol/typed-moment.ts'
import { Problem, type TextTrouble } from '../entry/problem.tsx'

/** What is typed into a place beside the form: a figure, half of a moment, or free words. */
export type Typed = 'count' | 'date' | 'clock' | 'words'

/** Why a typed text cannot be read as what it should be; nothing while the place is blank, and never for free words. */
function troubleIn(typed: Typed, text: string): TextTrouble | undefined {
  if (typed === 'words') return undefined
  const read =
    typed === 'count' ? readNumber(text) : typed === 'date' ? readTypedDate(text) : readTypedClock(text)
  return read.ok || read.problem === 'blank' ? undefined : read.problem
}

/** As what a box of a field is read when it is typed in one line. */
export function typedAs(field: Field | undefined): Typed {
  return field?.kind === 'count' ? 'count' : 'words'
}

/** Says under a place beside the form why what stands in it cannot be read. */
export function Unreadable({
  id,
  typed,
  text,
}: {
  readonly id: string
  readonly typed: Typed
  readonly text: string
}) {
  return <Problem id={id} code={troubleIn(typed, text)} />
}
