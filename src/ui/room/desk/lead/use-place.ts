import { useEffect, useState } from 'preact/hooks'

/** The place an address names after its #: 0, the warm-up, to `last`. */
export function placeIn(hash: string, last: number): number {
  const place = /^#(\d{1,2})$/.exec(hash)?.[1]
  return Math.min(Number(place ?? 0), last)
}

/** Which question is shown. It stands in the address, so that it is shown again after the page was loaded anew. */
export function usePlace(last: number): readonly [number, (place: number) => void] {
  const [place, setPlace] = useState(() => placeIn(location.hash, last))
  useEffect(() => {
    const look = (): void => setPlace(placeIn(location.hash, last))
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [last])
  const goTo = (wanted: number): void => {
    const next = Math.max(0, Math.min(wanted, last))
    history.replaceState(history.state, '', `#${next}`)
    setPlace(next)
  }
  return [place, goTo]
}
