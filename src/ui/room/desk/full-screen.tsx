import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'

/** Shows a part of the page on the whole screen, where the browser can. */
export function FullScreen({ of }: { readonly of: RefObject<HTMLElement | null> }) {
  const { t } = useSpeech()
  const [can, setCan] = useState(false)
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    setCan(document.fullscreenEnabled)
    const look = (): void => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  if (!can) return null
  const turn = (): void => {
    const turning = isFull ? document.exitFullscreen() : of.current?.requestFullscreen()
    void turning?.catch(() => undefined) // the browser says no: the page stays as it is
  }
  return (
    <button type="button" class="button no-print" onClick={turn}>
      {t(isFull ? 'desk:fullScreenOff' : 'desk:fullScreen')}
    </button>
  )
}
