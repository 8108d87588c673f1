import type { Role } from '../../../core/guide/role.ts'
import type { SceneEdition } from '../../../core/scenario/relay.ts'
import { useSpeech } from '../../i18n.ts'
import type { Running } from '../use-play.ts'
import { BatonShow } from './baton-show.tsx'
import { BatonTake } from './baton-take.tsx'
import { Lines } from './lines.tsx'
import type { Taking } from './use-taking.ts'

interface Props {
  readonly running: Running
  readonly here: SceneEdition
  readonly taking: Taking
  readonly role: Role
}

/** This phone has played last: what came of it, and the square for whoever comes next. */
export function Passing({ running, here, taking, role }: Props) {
  const { t } = useSpeech()
  return (
    <>
      <Lines running={running} title={t('scenario-run:cameOfIt')} steps={1} />
      <section aria-labelledby="pass">
        <h2 id="pass">{t(`scenario-run:turn_${role}`)}</h2>
        <p>{t('scenario-run:showText')}</p>
        <BatonShow here={here} play={running.play} />
      </section>
      <BatonTake taking={taking} />
    </>
  )
}
