import { useEffect, useState } from 'preact/hooks'

/** How long one of them is shown (ms). Three a second are below what may flash (WCAG 2.2, 2.3.1), and a camera keeps up. */
const EACH = 334

/** Some pictures shown one after the other, over and over. */
export interface Loop {
  /** Which is shown, from 0. */
  readonly at: number
  readonly isStill: boolean
  readonly toggle: () => void
  /** One on or back; from then on they stand still. */
  readonly step: (by: 1 | -1) => void
}

/** Runs by itself unless its owner asked for less motion. */
export function useLoop(count: number): Loop {
  const [at, setAt] = useState(0)
  const [isStill, setStill] = useState(wantsStillness)
  useEffect(() => {
    if (isStill || count < 2) return undefined
    const timer = setInterval(() => setAt((before) => (before + 1) % count), EACH)
    return () => clearInterval(timer)
  }, [isStill, count])
  return {
    at: at % count,
    isStill,
    toggle: () => setStill((before) => !before),
    step: (by) => {
      setStill(true)
      setAt((before) => (before + by + count) % count)
    },
  }
}

function wantsStillness(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches
}
