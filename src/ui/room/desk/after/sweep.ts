import type { Outcome } from '../../../../flow/host-room.ts'

/** What the trainer is told after a square: what came of it, or that the phone could not keep it. */
export interface Said {
  readonly outcome: Outcome | 'not-saved'
  /** The square was shown before. */
  readonly isAgain: boolean
  /** What was read, for taking it once more. */
  readonly text: string
}

/** Whether something new came with it. */
export function isNews({ outcome, isAgain }: Said): boolean {
  if (isAgain || outcome === 'not-saved' || outcome.kind === 'refused') return false
  return outcome.kind === 'evaluation' ? outcome.isNew : outcome.taken !== 'again'
}

/**
 * Takes squares as the camera sees them, each once: it sees the same one many times a second, and another one in between.
 * @param take gives what came of it, or nothing when the phone refused to keep it
 * @param say is called once for each square that comes before the camera
 */
export function makeSweep(
  take: (text: string) => Promise<Outcome | undefined>,
  say: (said: Said) => void,
): { readonly show: (text: string) => Promise<void>; readonly again: (text: string) => Promise<void> } {
  const known = new Map<string, Outcome | 'not-yet'>()
  let before: string | undefined
  const again = async (text: string): Promise<void> => {
    if (known.get(text) === 'not-yet') return
    known.set(text, 'not-yet')
    const outcome = await take(text)
    if (outcome) known.set(text, outcome)
    else known.delete(text)
    say({ outcome: outcome ?? 'not-saved', isAgain: false, text })
  }
  const show = async (text: string): Promise<void> => {
    if (text === before) return
    before = text
    const outcome = known.get(text)
    if (outcome === 'not-yet') return
    if (outcome) say({ outcome, isAgain: true, text })
    else await again(text)
  }
  return { show, again }
}
