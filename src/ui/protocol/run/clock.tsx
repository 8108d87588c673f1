import { useEffect, useState } from 'preact/hooks'
import type { Attempt } from '../../../core/attempt/attempt.ts'
import { useSpeech } from '../../i18n.ts'

/** A pause longer than this (ms) was no work: somebody went home, or the phone lay in a pocket. */
const PAUSE = 5 * 60_000

/** How long one has been at it, counting up. Nothing ends when it does: accuracy outranks speed. */
export function Clock({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useSpeech()
  const [begun] = useState(() => Date.now() - workedFor(attempt))
  const [now, setNow] = useState(begun)
  useEffect(() => {
    const tick = (): void => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - begun) / 1000))
  const shown = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  return (
    <p class="pr-r-clock">
      <span role="timer" aria-label={t('protocol-run:clockName')}>
        {shown}
      </span>{' '}
      <span class="small">{t('protocol-run:accuracy')}</span>
    </p>
  )
}

/** The time between events (ms), without the long pauses. */
function workedFor({ events }: Attempt): number {
  return events.reduce(
    ({ sum, last }, { after }) => ({ sum: sum + Math.min(after - last, PAUSE), last: after }),
    { sum: 0, last: 0 },
  ).sum
}
