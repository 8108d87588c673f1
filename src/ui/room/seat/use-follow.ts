import { useEffect, useRef } from 'preact/hooks'

/**
 * Gives what comes into view next the focus at its heading, at the top of the screen, so that it is read aloud.
 * @param id of the heading
 * @param state tells one thing in view from another
 */
export function useFollow(id: string, state: string | number): void {
  const last = useRef(state)
  useEffect(() => {
    if (last.current === state) return
    last.current = state
    const heading = document.getElementById(id)
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView()
  }, [state])
}
