import { useLocation } from 'preact-iso'
import type { Role } from '../../../core/guide/role.ts'
import type { SceneEdition } from '../../../core/scenario/relay.ts'
import { useSpeech } from '../../i18n.ts'
import { PATHS } from '../../routes.ts'
import { PlayScreen } from '../play/play-screen.tsx'
import type { Running } from '../use-play.ts'
import { BatonShow } from './baton-show.tsx'
import { clockOf } from './standing.ts'

interface TurnProps {
  readonly running: Running
  readonly role: Role | 'all'
}

/** Somebody at this phone has the turn: it is played as any scene, and always stands there as whom. */
export function Turn({ running, role }: TurnProps) {
  const { t } = useSpeech()
  const time = clockOf(running.playing.scene, running.play)
  const who = (
    <p class="sc-b-who">
      {time && `${t('scenario-run:itIs', { time })} `}
      <b>{t(`scenario-run:youAre_${role}`)}</b>
    </p>
  )
  return (
    <PlayScreen running={running} head={who}>
      {null}
    </PlayScreen>
  )
}

interface OverProps {
  readonly running: Running
  readonly here: SceneEdition
}

/** The end, and the last square: every phone that takes it has the whole run. */
export function Over({ running, here }: OverProps) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const talkOver = async (): Promise<void> => {
    await running.settled() // what is talked over is what the phone has
    route(`${PATHS.scenarios}/${here.scene.id}/debrief`, true)
  }
  return (
    <>
      <PlayScreen running={running}>
        <button type="button" class="button primary" onClick={() => void talkOver()}>
          {t('scenario:toDebrief')}
        </button>
      </PlayScreen>
      <h2>{t('scenario-run:endTitle')}</h2>
      <p>{t('scenario-run:endText')}</p>
      <BatonShow here={here} play={running.play} />
    </>
  )
}
