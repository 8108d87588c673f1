import { useEffect, useRef, useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'

/** Whether this phone may have a camera for the app; a page that did not come over a safe connection has none. */
export function canScan(): boolean {
  return 'mediaDevices' in navigator
}

interface Props {
  readonly onRead: (text: string) => void
  readonly onStop: () => void
}

/** The camera's picture until a square was read in it. The reader is a file of its own, fetched when it is needed. */
export function Scan({ onRead, onStop }: Props) {
  const { t } = useSpeech()
  const video = useRef<HTMLVideoElement>(null)
  const [refused, setRefused] = useState(false)

  useEffect(() => {
    let gone = false
    let stop: (() => void) | undefined
    const end = (): void => {
      gone = true
      stop?.()
    }
    const start = async (): Promise<void> => {
      const { watchRoom } = await import('../../room/sight/door.ts')
      if (gone || !video.current) return
      stop = watchRoom({
        video: video.current,
        squares: true,
        cards: false,
        onSquare: (text) => {
          if (gone) return
          end()
          onRead(text)
        },
        onCard: () => undefined,
        onProblem: () => setRefused(true),
        onLook: () => setRefused(false),
      })
    }
    start().catch(() => setRefused(true)) // the reader is not on this phone and cannot be fetched
    return end
  }, [])

  return (
    <div class="square-scan">
      {refused && (
        <p role="alert" class="square-problem">
          {t('common:noCamera')}
        </p>
      )}
      <video ref={video} muted playsInline hidden={refused} aria-label={t('common:scanPicture')} />
      <button type="button" class="button" onClick={onStop}>
        {t('common:scanStop')}
      </button>
    </div>
  )
}
