import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'

/** Brings the reader to the place the address names, once the page is drawn, and shows for a moment which it is. */
export function useArrival(): void {
  const { url } = useLocation()
  useEffect(() => {
    const arrive = (): void => {
      const id = decodeURIComponent(location.hash.slice(1))
      if (!id) return
      const element = document.getElementById(id)
      if (!element) return
      element.scrollIntoView({ block: 'start', behavior: 'instant' })
      element.toggleAttribute('data-arrived', true)
      element.addEventListener('animationend', () => element.removeAttribute('data-arrived'), { once: true })
      if (element.tabIndex < 0) element.focus({ preventScroll: true })
    }
    arrive()
    addEventListener('hashchange', arrive)
    return () => removeEventListener('hashchange', arrive)
  }, [url])
}
