import { useState } from 'preact/hooks'

/** A dialog that is drawn only while it lies over the page. */
export interface Asking {
  /** Which time it is asked for; nothing while it is closed. It is to be the dialog's key. */
  readonly turn: number | undefined
  readonly ask: () => void
  /** What the dialog says when it was closed. */
  readonly onClose: () => void
}

/**
 * Asks for a dialog, each time for a new one: a dialog says a moment late that it was closed, and whoever is quick with the keys has
 * asked for the next one by then.
 */
export function useAsking(): Asking {
  const [{ turn, isAsked }, setAsked] = useState({ turn: 0, isAsked: false })
  return {
    turn: isAsked ? turn : undefined,
    ask: () => setAsked((now) => ({ turn: now.turn + 1, isAsked: true })),
    onClose: () => setAsked((now) => (now.turn === turn ? { ...now, isAsked: false } : now)),
  }
}
