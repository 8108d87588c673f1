import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Hears keys pressed while the focus is somewhere inside a room; keys held together with a modifier are the browser's. */
export function useKeys(room: RefObject<HTMLElement | null>, onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    const { current } = room
    const hear = (event: KeyboardEvent): void => {
      if (!event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat) latest.current(event)
    }
    current?.addEventListener('keydown', hear)
    return () => current?.removeEventListener('keydown', hear)
  }, [room])
}
