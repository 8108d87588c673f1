import { useEffect, useState } from 'preact/hooks'

/** A keyboard on the screen is at least this high (CSS px); less is a bar of the browser. */
const KEYBOARD = 100

/**
 * How far above the bottom of the page (CSS px) something must stand to be seen: above the keyboard on the screen while one is
 * up, else above the places at the thumb.
 */
export function useFloor(): number {
  const [floor, setFloor] = useState(0)
  useEffect(() => {
    const measure = (): void => setFloor(floorNow())
    measure()
    addEventListener('resize', measure)
    visualViewport?.addEventListener('resize', measure)
    visualViewport?.addEventListener('scroll', measure)
    return () => {
      removeEventListener('resize', measure)
      visualViewport?.removeEventListener('resize', measure)
      visualViewport?.removeEventListener('scroll', measure)
    }
  }, [])
  return floor
}

function floorNow(): number {
  const seen = visualViewport
  const covered = seen && seen.scale === 1 ? innerHeight - seen.height - seen.offsetTop : 0
  if (covered > KEYBOARD) return Math.round(covered)
  const places = document.querySelector<HTMLElement>('main ~ nav')
  return places && getComputedStyle(places).position === 'sticky' ? places.offsetHeight : 0
}

/** Letters that fit beside each other, from which on papers lie beside the form instead of below it. */
const WIDE = 46

/** Whether the screen has room for two things side by side, at the size of text that was chosen. */
export function useWide(): boolean {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const measure = (): void =>
      setWide(innerWidth / parseFloat(getComputedStyle(document.documentElement).fontSize) >= WIDE)
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return wide
}
