import type { Role } from '../../../core/guide/role.ts'
import { useSpeech } from '../../i18n.ts'
import type { Running } from '../use-play.ts'
import { Lines } from './lines.tsx'
import { clockOf, meanwhile } from './standing.ts'

interface Props {
  readonly running: Running
  readonly role: Role
  readonly onHere: () => void
}

/**
 * The turn has come to somebody at this phone: first what happened meanwhile, then, where several share the phone, to whom it is
 * handed. Nothing is asked before they say that they are there.
 */
export function Arrived({ running, role, onHere }: Props) {
  const { t } = useSpeech()
  const { play, playing } = running
  const isShared = play.roles.length > 1
  const others = meanwhile(play)
  const time = clockOf(playing.scene, play)
  return (
    <>
      {play.path.length > 0 && (
        <Lines
          running={running}
          title={t(others > 0 ? 'scenario-run:meanwhile' : 'scenario-run:cameOfIt')}
          steps={others || 1}
        />
      )}
      <section class="sc-next">
        <h2 tabIndex={-1}>{t(isShared ? `scenario-run:hand_${role}` : 'scenario-run:yourTurn')}</h2>
        <p>
          {time && `${t('scenario-run:itIs', { time })} `}
          {isShared ? t('scenario-run:handText') : t(`scenario-run:youAre_${role}`)}
        </p>
        <button type="button" class="button primary" onClick={onHere}>
          {t(isShared ? 'scenario-run:iHaveIt' : 'scenario:goOn')}
        </button>
      </section>
    </>
  )
}
