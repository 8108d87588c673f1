import type { Box, BoxPath } from './box.ts'
import type { Form } from './form.ts'
import type { Sheet } from './paper.ts'

/** How the checks of an amendment name the form it amends, whichever of several that is; no form may bear this id. */
export const ORIGINAL = 'original'

/** One row of an amendment protocol. A row whose `becomes` is empty changes nothing; an explicit 0 corrects to nought. */
export interface Change {
  readonly box: BoxPath
  readonly was: Box
  readonly becomes: Box
}

/** The original protocol and what an amendment says about it. */
export interface Amendment {
  readonly base: Form
  readonly original: Sheet
  readonly changes: readonly Change[]
  /** Fields of the base marked `anew` (statements about differences), given again with the amendment. */
  readonly statements?: Sheet['values'] | undefined
}

/** The rows that say something. */
export function rowsOf(changes: readonly Change[]): Change[] {
  return changes.filter(({ becomes }) => !isEmpty(becomes))
}

function isEmpty(box: unknown): boolean {
  return (
    box === null ||
    box === undefined ||
    (typeof box === 'string' && box.trim() === '') ||
    (Array.isArray(box) && box.length === 0)
  )
}
