import type { SittingHere } from '../../../flow/sit-exam.ts'

let begun: SittingHere | undefined

/** Gives an exam that was just begun to the page that sits it, so that it need not be read from the phone once more. */
export function handOver(here: SittingHere): void {
  begun = here
}

/** Takes the exam that was handed over. */
export function takeOver(exam: string): SittingHere | undefined {
  const found = begun?.exam.id === exam ? begun : undefined
  begun = undefined
  return found
}
