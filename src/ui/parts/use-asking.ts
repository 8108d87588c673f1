import { useState } from 'preact/hooks'

/** A dialog that is drawn only while it lies over the page. */
export interface Asking {
  /** One for each time it is asked for, nothing while it is closed. It is to be the dialog's key. */
  readonly asked: object | undefined
  readonly ask: () => void
  /** What the dialog says when it was closed. */
  readonly onClose: () => void
}

/**
 * Asks for a dialog, each time for a new one: a dialog says a moment late that it was closed, and whoever is quick with the keys has
 * asked for the next one by then.
 */
export function useAsking(): Asking {
  const [asked, setAsked] = useState<object | undefined>(undefined)
  return {
    asked,
    ask: () => setAsked({}),
    onClose: () => setAsked((now) => (now === asked ? undefined : now)),
  }
}
