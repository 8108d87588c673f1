import { useCallback, useRef, useState } from 'preact/hooks'

/** Something that is done once asked for. */
export interface Act {
  readonly refused: boolean
  /** Does it unless something is still being done. */
  readonly act: (work: () => Promise<void>) => void
}

/** Does what is asked for, one at a time; says when the phone has refused. */
export function useAct(): Act {
  const [refused, setRefused] = useState(false)
  const busy = useRef(false)
  const act = useCallback((work: () => Promise<void>): void => {
    if (busy.current) return
    busy.current = true
    setRefused(false)
    void work()
      .catch(() => setRefused(true)) // a full disk or a closed storage: the screen says so, and what was typed stands there
      .finally(() => (busy.current = false))
  }, [])
  return { refused, act }
}
