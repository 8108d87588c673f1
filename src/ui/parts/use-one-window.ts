import { useEffect, useRef, useState } from 'preact/hooks'
import { type Work, workOn } from '../../flow/one-window.ts'

/** Whether a piece of work is done in this window or in another one. */
export interface OneWindow {
  readonly isHere: boolean
  /** How often it has come back to this window: what stands on the screen is then to be read from the phone anew. */
  readonly turn: number
  readonly goOnHere: () => void
}

/** Until the browser has answered, and where it has no locks, it is this window that works. */
const ALONE = { isHere: true, turn: 0 }

/**
 * Works on something in this window, unless another one does. Without a name there is nothing to be worked on.
 * @param isBrought whether it was just brought here, by the phone's camera perhaps, and is to go on here
 */
export function useOneWindow(name: string | undefined, isBrought = false): OneWindow {
  const [at, setAt] = useState(ALONE)
  const work = useRef<Work | undefined>(undefined)
  useEffect(() => {
    if (name === undefined) return undefined
    const here = workOn(name, isBrought, (isHere) =>
      setAt(({ isHere: was, turn }) => ({ isHere, turn: isHere && !was ? turn + 1 : turn })),
    )
    work.current = here
    return here.leave
  }, [name])
  return { ...(name === undefined ? { ...at, isHere: true } : at), goOnHere: () => work.current?.goOnHere() }
}
