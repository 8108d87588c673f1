import { useEffect, useState } from 'preact/hooks'

/** What stands behind the "#" of the address when a camera or a tapped link brought an exam; nothing when there is none. */
export interface AddressRescue {
  readonly text: string
  /** Takes it out of the address, so that it is not brought a second time. */
  readonly clear: () => void
}

/** The exam in the address, now and whenever another link is opened in this window. */
export function useAddressRescue(): AddressRescue {
  const [text, setText] = useState('')
  useEffect(() => {
    const look = (): void => setText(brought())
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  return { text, clear }

  function clear(): void {
    if (text !== '') history.replaceState(history.state, '', location.pathname + location.search)
    setText('')
  }
}

function brought(): string {
  const behind = location.hash.slice(1)
  return document.getElementById(behind) ? '' : behind // a place on this page, such as the skip link's
}
