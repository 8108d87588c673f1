import { isPin } from '../../core/profile/pin.ts'

/** The longest PIN. */
export const PIN_LONGEST = 12

/** What is not right about a new PIN typed twice. */
export type NewPinProblem = 'pinShape' | 'pinDiffers'

/** What is not right about a new PIN, if anything. */
export function newPinProblem({ pin, again }: NewPin): NewPinProblem | undefined {
  if (!isPin(pin)) return 'pinShape'
  return pin === again ? undefined : 'pinDiffers'
}

/** A PIN as it is being chosen: typed twice, since nobody sees what is typed. */
export interface NewPin {
  readonly pin: string
  readonly again: string
}

/** Before anything is typed. */
export const NO_PIN: NewPin = { pin: '', again: '' }
