/** What a key means while ballots are sorted; `typed` is the beginning of a ballot number that is being typed. */
export type KeyMeaning =
  | { readonly does: 'lay'; readonly pile: string }
  | { readonly does: 'undo' }
  | { readonly does: 'turn' }
  | { readonly does: 'type'; readonly typed: string }
  | null

/** Up to so many subjects have a key each, 1 to 9 in ballot order; where there are more, one types the number. */
export const MOST_KEYED = 9

/** A key that was pressed, by what it types and where it lies, so that letters work on every keyboard layout. */
export interface Pressed {
  readonly key: string
  readonly code: string
}

/** Says what a key means: a pile, a step back, the other side, one digit more of a number; null when nothing. */
export function meaningOf({ key, code }: Pressed, subjects: readonly string[], typed: string): KeyMeaning {
  if (/^\d$/.test(key)) return digit(key, subjects, typed)
  if (key === 'Enter') return typed !== '' && subjects.includes(typed) ? { does: 'lay', pile: typed } : null
  if (key === 'Backspace' && typed !== '') return { does: 'type', typed: typed.slice(0, -1) }
  if (key === 'Escape' && typed !== '') return { does: 'type', typed: '' }
  if (key === 'Backspace' || code === 'KeyU') return { does: 'undo' }
  if (code === 'KeyI') return { does: 'lay', pile: 'invalid' }
  if (code === 'KeyD') return { does: 'lay', pile: 'doubtful' }
  if (code === 'KeyB') return { does: 'turn' }
  return null
}

function digit(key: string, subjects: readonly string[], typed: string): KeyMeaning {
  if (key === '0' && typed === '') return { does: 'lay', pile: 'invalid' }
  if (subjects.length <= MOST_KEYED) {
    const pile = subjects[Number(key) - 1]
    return pile === undefined ? null : { does: 'lay', pile }
  }
  const next = typed + key
  const fitting = subjects.filter((subject) => subject.startsWith(next))
  if (fitting.length === 0) return { does: 'type', typed: '' }
  // Nothing longer begins like this: no need to wait for Enter.
  return fitting.length === 1 && fitting[0] === next
    ? { does: 'lay', pile: next }
    : { does: 'type', typed: next }
}
