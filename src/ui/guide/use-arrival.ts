import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'

/**
 * Brings the reader to the place the address names, once the page is drawn, and shows for a moment which it is. Who comes
 * back to a page finds it where it was left.
 */
export function useArrival(): void {
  const { url } = useLocation()
  useEffect(() => {
    const arrive = (): void => {
      const left = (history.state as { left?: number } | null)?.left
      if (left === undefined) arriveAt(decodeURIComponent(location.hash.slice(1)))
      else scrollTo({ top: left, behavior: 'instant' })
    }
    const app = document.getElementById('app')
    if (app?.dataset['stay'] !== location.pathname) arrive()
    delete app?.dataset['stay']
    addEventListener('hashchange', arrive)
    return () => removeEventListener('hashchange', arrive)
  }, [url])
}

function arriveAt(id: string): void {
  const element = id && document.getElementById(id)
  if (!element) return
  element.scrollIntoView({ block: 'start', behavior: 'instant' })
  element.toggleAttribute('data-arrived', true)
  element.addEventListener('animationend', () => element.removeAttribute('data-arrived'), { once: true })
  if (element.tabIndex < 0) element.focus({ preventScroll: true })
}
