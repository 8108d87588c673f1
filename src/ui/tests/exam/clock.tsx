import { useEffect, useRef, useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { clockFigures, minutesTold } from './figures.ts'

/** How often the figures are drawn anew (ms). */
const EVERY = 1000

/** Whether this window shows no clock; it stays so from question to question. */
let isHidden = false

interface Props {
  /** What is left just now (ms). */
  readonly left: () => number | undefined
  readonly onUp: () => void
}

/**
 * The time that is left. It runs on while the page is hidden, as in a hall; whoever is made uneasy by it hides the figures. Said
 * aloud, shown or hidden, only ten, five and one minutes before the end.
 */
export function Clock({ left, onUp }: Props) {
  const { t } = useSpeech()
  const newest = useRef(left)
  newest.current = left
  const [now, setNow] = useState(() => left() ?? 0)
  const [hidden, setHidden] = useState(isHidden)
  useEffect(() => {
    const look = (): void => setNow(newest.current() ?? 0)
    look()
    const timer = setInterval(look, EVERY)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  const isUp = now <= 0
  useEffect(() => {
    if (isUp) onUp()
  }, [isUp])
  const told = minutesTold(now)
  const turn = (): void => setHidden((isHidden = !hidden))
  return (
    <div class="ts-e-clock">
      {!hidden && (
        <span role="timer" aria-label={t('exam:clock')} class="ts-e-figures">
          {clockFigures(now)}
        </span>
      )}
      <button type="button" class="button quiet" onClick={turn}>
        {t(hidden ? 'exam:showClock' : 'exam:hideClock')}
      </button>
      <p role="status" class="hidden">
        {told !== undefined && t('exam:left', { count: told })}
      </p>
    </div>
  )
}
