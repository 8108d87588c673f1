import type { LawWords } from '../../../core/guide/law.ts'
import type { BoxPath } from '../../../core/protocol/box.ts'
import type { Stop } from '../../../core/protocol/entry-order.ts'
import type { Form } from '../../../core/protocol/form.ts'
import type { Disclosure } from '../../../core/protocol/levels.ts'
import type { FormWords } from '../../../core/protocol/voice.ts'
import type { Naming } from './naming.ts'

/** What a box does with what happens in it. The same object as long as the form is on the screen. */
export interface Desk {
  /** A text stands in a box now; it is stored after a pause, or when the box is left. */
  readonly type: (box: BoxPath, text: string) => void
  /** A box is left: what was typed is stored. */
  readonly leave: () => void
  readonly tick: (box: BoxPath, option: string, on: boolean) => void
  /** What was typed in a box and is not stored yet. */
  readonly unstored: (box: BoxPath) => string | undefined
  /** Shows a box, wherever it stands, and puts the cursor in it. */
  readonly jump: (box: BoxPath) => void
}

/** What all parts of an entry share. */
export interface Frame {
  readonly form: Form
  readonly words: FormWords
  readonly subjects: readonly string[]
  readonly names: Naming
  readonly disclosure: Disclosure
  readonly late: boolean
  /** Whether sums are drawn out term by term. */
  readonly sums: boolean
  readonly law: LawWords | undefined
  readonly desk: Desk
}

/** The id of the place on the page where the cursor stops. */
export function idOf({ box, part }: Stop): string {
  return part === '' ? `pr:${box}` : `pr:${box}:${part}`
}
