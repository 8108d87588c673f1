import { useEffect, useRef, useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'

/** What some browsers have: https://wicg.github.io/shape-detection-api/#barcode-detection-api */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
declare global {
  var BarcodeDetector: (new (options: { formats: string[] }) => Detector) | undefined
}

/** How often the picture is looked at (ms); a slow phone needs the rest for drawing it. */
const EVERY = 250

/** Whether this browser reads squares by itself; where it does not, the phone's own camera app does. */
export function canScan(): boolean {
  return typeof globalThis.BarcodeDetector === 'function' && 'mediaDevices' in navigator
}

interface Props {
  readonly onRead: (text: string) => void
  readonly onStop: () => void
}

/** The camera's picture until a square was read in it. */
export function Scan({ onRead, onStop }: Props) {
  const { t } = useSpeech()
  const video = useRef<HTMLVideoElement>(null)
  const [refused, setRefused] = useState(false)

  useEffect(() => {
    const { BarcodeDetector } = globalThis
    if (!BarcodeDetector) return
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false

    const look = async (): Promise<void> => {
      if (gone || !video.current) return
      // a frame that cannot be read yet is no trouble: the next one follows
      const [found] = await detector.detect(video.current).catch(() => [])
      if (gone) return
      if (found) onRead(found.rawValue)
      else timer = setTimeout(() => void look(), EVERY)
    }
    const start = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (gone || !video.current) {
        stop(stream)
        return
      }
      video.current.srcObject = stream
      await video.current.play()
      await look()
    }
    start().catch(() => setRefused(true)) // the camera was not allowed, or there is none
    return () => {
      gone = true
      clearTimeout(timer)
      stop(stream)
    }
  }, [])

  return (
    <div class="square-scan">
      {refused ? (
        <p role="alert" class="square-problem">
          {t('common:noCamera')}
        </p>
      ) : (
        <video ref={video} muted playsInline aria-label={t('common:scanPicture')} />
      )}
      <button type="button" class="button" onClick={onStop}>
        {t('common:scanStop')}
      </button>
    </div>
  )
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
