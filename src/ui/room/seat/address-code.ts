import { useCallback, useEffect, useState } from 'preact/hooks'

/** The start code that a camera or a tapped link brought behind the "#" of the address; blank when there is none. */
export interface AddressCode {
  readonly code: string
  /** Forgets it, once somebody sits in a room. */
  readonly clear: () => void
}

/** Takes a start code out of the address, now and whenever another link is opened in this window. */
export function useAddressCode(): AddressCode {
  const [code, setCode] = useState('')
  useEffect(() => {
    const look = (): void => {
      const brought = codeBehind(location.hash)
      if (brought === '') return
      setCode(brought)
      history.replaceState(history.state, '', location.pathname + location.search) // not brought a second time
    }
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  const clear = useCallback(() => setCode(''), [])
  return { code, clear }
}

function codeBehind(hash: string): string {
  const behind = hash.slice(1)
  return document.getElementById(behind) ? '' : behind // a place on this page, such as the skip link's
}
