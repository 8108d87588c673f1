import { startLink } from '../../../core/room/start.ts'
import type { HostedRoom } from '../../../flow/host-room.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { countsOf } from './counts.ts'
import { hostPath } from './paths.ts'
import { titleOf } from './title-of.ts'
import { Wall } from './wall.tsx'

/** The start code for the wall of a room. Nothing here tells what is right. */
export function WallPage({ room }: { readonly room: HostedRoom }) {
  const speech = useSpeech()
  const { t } = speech
  const { id, code } = room.head
  const { came } = countsOf(room)
  return (
    <Page title={titleOf(room.head, speech)} wide>
      <Wall
        label={t('desk:code')}
        how={t('desk:wallType')}
        code={code}
        link={startLink(location.origin, code)}
        square={t('desk:square')}
      >
        {came > 0 && <p role="status">{t('desk:came', { count: came })}</p>}
      </Wall>
      <p class="row no-print">
        <a class="button primary" href={hostPath(id, 'lead')}>
          {t('desk:go_lead')}
        </a>
        <a class="button" href={hostPath(id)}>
          {t('desk:toDesk')}
        </a>
      </p>
    </Page>
  )
}
