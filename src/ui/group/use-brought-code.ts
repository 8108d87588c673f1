import { useEffect, useState } from 'preact/hooks'

/** The code of a group that a camera or a tapped link brought behind the "#" of the address; blank when there is none. */
export function useBroughtCode(): string {
  const [code, setCode] = useState('')
  useEffect(() => {
    const look = (): void => {
      const behind = location.hash.slice(1)
      if (behind === '' || document.getElementById(behind)) return // nothing, or a place on this page
      setCode(behind)
      history.replaceState(history.state, '', location.pathname + location.search) // not brought a second time
    }
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  return code
}
