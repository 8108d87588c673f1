import { useEffect, useRef } from 'preact/hooks'

/** Keys that turn a question: arrows, and on the whole screen what a presenter sends. */
export function stepOf(
  { key, altKey, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  isFull: boolean,
): -1 | 0 | 1 {
  if (altKey || ctrlKey || metaKey) return 0
  if (key === 'ArrowRight' || (isFull && key === 'PageDown')) return 1
  if (key === 'ArrowLeft' || (isFull && key === 'PageUp')) return -1
  return 0
}

/** Calls back when a key turns the question; in a field or a window that asks, keys stay what they are there. */
export function useKeys(onStep: (by: -1 | 1) => void): void {
  const step = useRef(onStep)
  step.current = onStep
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const by = stepOf(event, document.fullscreenElement !== null)
      const isElsewhere =
        event.target instanceof Element && event.target.closest('input, select, textarea, dialog')
      if (by === 0 || isElsewhere) return
      event.preventDefault()
      step.current(by)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
