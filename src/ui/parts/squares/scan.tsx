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

/** The camera's picture until a square was read in it. The reader and its words are files of their own, fetched when they are needed. */
export function Scan({ onRead, onStop }: Props) {
  const { t } = useSpeech()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'opening' | 'watching' | 'refused' | 'missing'>('opening')

  useEffect(() => {
    let gone = false
    let stop: (() => void) | undefined
    const end = (): void => {
      gone = true
      stop?.()
    }
    const start = async (): Promise<void> => {
      const { makeReady, watchRoom } = await import('../../room/sight/door.ts')
      await makeReady()
      if (gone || !video.current) return
      setState('watching')
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
        onProblem: () => setState('refused'),
        onLook: () => setState('watching'),
      })
    }
    start().catch(() => setState('missing')) // the reader is not on this phone and cannot be fetched
    return end
  }, [])

  const isKnown = state === 'watching' || state === 'refused'
  return (
    <div class="square-scan">
      {state === 'opening' && <p>{t('common:loading')}</p>}
      {(state === 'refused' || state === 'missing') && (
        <p role="alert" class="square-problem">
          {t(state === 'refused' ? 'sight:pasteInstead' : 'common:missingPart')}
        </p>
      )}
      <video
        ref={video}
        muted
        playsInline
        hidden={state !== 'watching'}
        aria-label={isKnown ? t('sight:picture') : undefined}
      />
      <button type="button" class="button" onClick={onStop}>
        {t(isKnown ? 'sight:stop' : 'common:cancel')}
      </button>
    </div>
  )
}
