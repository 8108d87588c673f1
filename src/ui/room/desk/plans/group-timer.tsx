import { useEffect, useRef, useState } from 'preact/hooks'
import { useSpeech } from '../../../i18n.ts'
import { changeClock, figuresOf, type GroupClock, leftOn, standingOf } from './group-clock.ts'

/** How often the figures are drawn anew (ms). */
const EVERY = 250

/** How the phone says that time is up to whoever does not look: buzz, rest, buzz (ms). */
const BUZZ = [400, 200, 400]

interface Props {
  readonly clock: GroupClock
  /** The minutes planned, to which it is set back. */
  readonly planned: number
  readonly onTurn: (next: GroupClock) => void
}

/** The clock of all groups, readable across a room. It takes nothing from anybody when it ends: it only says so. */
export function GroupTimer({ clock, planned, onTurn }: Props) {
  const { t } = useSpeech()
  const [now, setNow] = useState(Date.now)
  const standing = standingOf(clock, now)
  const before = useRef(standing)
  useEffect(() => {
    setNow(Date.now())
    if (clock.since === undefined) return
    const timer = setInterval(() => setNow(Date.now()), EVERY)
    return () => clearInterval(timer)
  }, [clock])
  useEffect(() => {
    // only when it runs out before one's eyes: whoever comes back to a clock long over is not buzzed at
    if (standing === 'over' && before.current !== 'still' && 'vibrate' in navigator) navigator.vibrate(BUZZ)
    before.current = standing
  }, [standing])
  return (
    <div class="pl-clock no-print" data-standing={standing}>
      <p class="pl-figures" role="timer" aria-label={t('plan:clock')}>
        {figuresOf(leftOn(clock, now))}
      </p>
      <p class="pl-standing" role="status">
        {t(`plan:clock_${standing}`)}
      </p>
      <div class="row">
        {clock.since === undefined ? (
          <Press says="begin" primary onPress={() => onTurn({ ...clock, since: Date.now() })} />
        ) : (
          <Press says="again" onPress={() => onTurn({ ...clock, minutes: planned, since: undefined })} />
        )}
        <Press says="shorter" onPress={() => onTurn(changeClock(clock, -1))} />
        <Press says="longer" onPress={() => onTurn(changeClock(clock, 1))} />
      </div>
    </div>
  )
}

interface PressProps {
  readonly says: 'begin' | 'again' | 'shorter' | 'longer'
  readonly primary?: boolean
  readonly onPress: () => void
}

function Press({ says, primary = false, onPress }: PressProps) {
  const { t } = useSpeech()
  return (
    <button type="button" class={primary ? 'button primary' : 'button'} onClick={onPress}>
      {t(`plan:${says}`)}
    </button>
  )
}
