import { useEffect, useRef, useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { useChoices } from '../../state.ts'
import { focusQuestion } from './focus-question.ts'

/** So many seconds (s) before the end it is said aloud once more. */
const SOON = 10

interface Props {
  readonly seconds: number
  readonly onOver: () => void
}

/**
 * The time until the moment passes. It stops while the page is hidden and begins anew when it is seen again, so that a call or
 * a dark screen takes nothing from anybody; and whoever wants none switches it off here, for good.
 */
export function Clock({ seconds, onOver }: Props) {
  const { t } = useSpeech()
  const { choose } = useChoices()
  const [left, setLeft] = useState(seconds)
  const over = useRef(onOver)
  over.current = onOver
  useEffect(() => {
    const timer = setInterval(() => {
      setLeft((now) => (document.visibilityState === 'hidden' ? seconds : now - 1))
    }, 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) over.current()
  }, [left])
  return (
    <div class="sc-timer">
      <progress max={seconds} value={Math.max(0, left)} aria-hidden="true" />
      <p role="timer">{t('scenario:secondsLeft', { count: Math.max(0, left) })}</p>
      <p role="status" class="hidden">
        {(left === seconds || left === SOON) && t('scenario:secondsLeft', { count: left })}
      </p>
      <button
        type="button"
        class="button quiet"
        onClick={(event) => {
          focusQuestion(event)
          void choose({ unhurried: true })
        }}
      >
        {t('scenario:withoutClock')}
      </button>
    </div>
  )
}
