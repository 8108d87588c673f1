import type { Role } from '../../../core/guide/role.ts'
import type { SceneEdition } from '../../../core/scenario/relay.ts'
import { useSpeech } from '../../i18n.ts'
import type { Running } from '../use-play.ts'
import { BatonTake } from './baton-take.tsx'
import { Lines } from './lines.tsx'
import { OwnSquare } from './other-phones.tsx'
import { clockOf } from './standing.ts'
import type { Taking } from './use-taking.ts'

interface Props {
  readonly running: Running
  readonly here: SceneEdition
  readonly taking: Taking
  readonly role: Role
}

/** Another phone has the turn: whose it is as far as this one knows, where to take the baton, and what happened so far. */
export function Waiting({ running, here, taking, role }: Props) {
  const { t } = useSpeech()
  const { play, playing } = running
  const time = clockOf(playing.scene, play)
  return (
    <>
      <h2 tabIndex={-1}>{t(`scenario-run:turn_${role}`)}</h2>
      {time && <p>{t('scenario-run:itIs', { time })}</p>}
      <BatonTake taking={taking} />
      {play.path.length > 0 && (
        <>
          <Lines running={running} title={t('scenario-run:soFar')} steps={play.path.length} />
          <OwnSquare here={here} play={play} />
        </>
      )}
    </>
  )
}
