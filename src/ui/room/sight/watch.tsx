import { useEffect, useRef, useState } from 'preact/hooks'
import { type CameraProblem, type Counted, watchRoom } from '../../../flow/watch-room.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'

interface Props {
  readonly squares: boolean
  readonly cards: boolean
  /** A square was read; called again each time it is read again. */
  readonly onSquare?: (text: string) => void
  /** A card was seen twice held the same way; called again when it is turned. */
  readonly onCard?: (card: Counted) => void
  readonly onStop: () => void
}

/** After so long without anything (ms) it is said what helps. */
const PATIENCE = 10_000

const SENTENCES = {
  'no-camera': 'noCamera',
  refused: 'cameraRefused',
  taken: 'cameraTaken',
  stopped: 'cameraStopped',
} as const satisfies Record<CameraProblem, string>

/** The camera's picture, looked at until it is stopped. */
export function Watch({ squares, cards, onSquare, onCard, onStop }: Props) {
  const { t } = useSpeech()
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onSquare, onCard })
  told.current = { onSquare, onCard }
  const [problem, setProblem] = useState<CameraProblem | undefined>(undefined)
  const [tries, setTries] = useState(0)
  const [finds, setFinds] = useState(0)
  const [isLong, setLong] = useState(false)

  useEffect(() => {
    if (!video.current) return undefined
    const found = (): void => setFinds((count) => count + 1)
    return watchRoom({
      video: video.current,
      squares,
      cards,
      onSquare: (text) => {
        found()
        told.current.onSquare?.(text)
      },
      onCard: (card) => {
        found()
        told.current.onCard?.(card)
      },
      onProblem: setProblem,
      onLook: () => setProblem(undefined),
    })
  }, [squares, cards, tries])

  useEffect(() => {
    setLong(false)
    const timer = setTimeout(() => setLong(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [finds, tries])

  return (
    <div class="si-watch">
      <video
        ref={video}
        class="si-picture"
        muted
        playsInline
        hidden={problem !== undefined}
        aria-label={t('sight:picture')}
      />
      {problem && (
        <Notice tone="trouble" live>
          <p>{t(`sight:${SENTENCES[problem]}`)}</p>
          <button
            type="button"
            class="button"
            onClick={() => {
              setProblem(undefined)
              setTries((count) => count + 1)
            }}
          >
            {t('sight:tryAgain')}
          </button>
        </Notice>
      )}
      <p role="status" class="small">
        {isLong && !problem && t('sight:hint')}
      </p>
      <button type="button" class="button" onClick={onStop}>
        {t('sight:stop')}
      </button>
    </div>
  )
}
