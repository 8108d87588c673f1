import { useEffect, useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { useAwake } from '../../parts/use-awake.ts'
import {
  type ActClock,
  changeClock,
  figuresOf,
  leftOn,
  MINUTE,
  pauseClock,
  setClock,
  standingOf,
  startClock,
} from './act-clock.ts'
import { Button } from './button.tsx'

/** Clocks in use, by scene: whoever looks at the printed kit in between finds theirs running. */
const clocks = new Map<string, ActClock>()

/** How often the figures are drawn anew (ms). */
const EVERY = 250

/** How the phone says that time is up to whoever does not look: buzz, rest, buzz (ms). */
const BUZZ = [400, 200, 400]

interface Props {
  /** The scene that is played. */
  readonly of: string
  readonly minutes: number
}

/** The clock of a group, readable across a room. Nothing is taken from anybody when it ends: it only says so. */
export function ActTimer({ of, minutes }: Props) {
  const { t } = useSpeech()
  const [clock, setClockTo] = useState(() => clocks.get(of) ?? setClock(minutes))
  const [now, setNow] = useState(Date.now)
  const turn = (next: ActClock): void => {
    clocks.set(of, next)
    setNow(Date.now())
    setClockTo(next)
  }
  const runs = clock.since !== undefined
  const anew = setClock(clock.whole / MINUTE)
  const standing = standingOf(clock, now)
  useEffect(() => {
    if (!runs) return
    const timer = setInterval(() => setNow(Date.now()), EVERY)
    return () => clearInterval(timer)
  }, [runs])
  useEffect(() => {
    if (!runs || standing !== 'over') return
    if ('vibrate' in navigator) navigator.vibrate(BUZZ)
    turn(pauseClock(clock, now))
  }, [runs, standing])
  useAwake(runs)
  const startOrPause = (): void => {
    const at = Date.now()
    if (runs) turn(pauseClock(clock, at))
    else turn(startClock(standing === 'over' ? anew : clock, at))
  }
  return (
    <div class="sc-a-clock" data-standing={standing}>
      <p class="sc-a-figures" role="timer" aria-label={t('scenario-room:clock')}>
        {figuresOf(leftOn(clock, now))}
      </p>
      <p class="sc-a-standing" role="status">
        {t(`scenario-room:clock_${standing}`)}
      </p>
      <div class="row">
        <Button says={runs ? 'pause' : 'start'} primary onPress={startOrPause} />
        <Button says="again" onPress={() => turn(anew)} />
        <Button says="shorter" onPress={() => turn(changeClock(clock, -1, Date.now()))} />
        <Button says="longer" onPress={() => turn(changeClock(clock, 1, Date.now()))} />
      </div>
    </div>
  )
}
