/*
 * What somebody works on, one window of the app works on: it holds a lock of the browser named after it. A window that is closed or
 * has crashed holds none, for the browser takes its locks from it.
 */

const NAME = 'ubani-work/'

/** One's place at a piece of work. */
export interface Work {
  /** Goes on here: the window that worked on it until now is told that it does so no longer. */
  readonly goOnHere: () => void
  /** Leaves the work to whoever waits for it. */
  readonly leave: () => void
}

/**
 * Works on something, and waits while another window does. Where the browser has no such locks every window works, as if it were alone:
 * all that is done is kept.
 * @param name one piece of work from all others: an attempt, or a kind and its subject. The windows of a phone have the same person
 * @param isBrought whether it was brought to this window: it then goes on here, whatever worked on it before
 * @param tell whether it is this window that works on it, each time that changes
 */
export function workOn(name: string, isBrought: boolean, tell: (isHere: boolean) => void): Work {
  const locks = navigator.locks as LockManager | undefined
  let end = new AbortController()

  async function ask(how: LockOptions, until: AbortSignal): Promise<void> {
    try {
      const wasHere = await locks?.request(NAME + name, how, (lock) => {
        if (until.aborted) return true
        tell(lock !== null)
        return lock !== null && ended(until)
      })
      if (wasHere === false) await ask({ signal: until }, until)
    } catch (error) {
      if (until.aborted) return
      const isTaken = error instanceof DOMException && error.name === 'AbortError'
      tell(!isTaken) // a browser that refuses its locks is like one that has none
      if (isTaken) await ask({ signal: until }, until)
    }
  }
  const begin = (how: LockOptions): void => {
    end.abort()
    end = new AbortController()
    void ask(how, end.signal)
  }

  begin(isBrought ? { steal: true } : { ifAvailable: true })
  return { goOnHere: () => begin({ steal: true }), leave: () => end.abort() }
}

function ended(until: AbortSignal): Promise<true> {
  return new Promise((settle) => until.addEventListener('abort', () => settle(true)))
}
