import { useRef } from 'preact/hooks'
import { startLink } from '../../../core/room/start.ts'
import type { HostedRoom } from '../../../flow/host-room.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { InSquares } from '../../parts/squares/in-squares.tsx'
import { countsOf } from './counts.ts'
import { FullScreen } from './full-screen.tsx'
import { hostPath } from './paths.ts'
import { Signs } from './signs.tsx'
import { titleOf } from './title-of.ts'
import { useAwake } from './use-awake.ts'

/** The start code for the wall of a room, to be read in its last row. Nothing here tells what is right. */
export function WallPage({ room }: { readonly room: HostedRoom }) {
  const speech = useSpeech()
  const { t } = speech
  const wall = useRef<HTMLElement>(null)
  useAwake()
  const { id, code } = room.head
  const { came } = countsOf(room)
  return (
    <Page title={titleOf(room.head, speech)} wide>
      <section ref={wall} class="rd-wall rd-light" aria-label={t('desk:code')}>
        <div>
          <p>{t('desk:wallOpen', { address: location.host })}</p>
          <p>{t('desk:wallType')}</p>
          <Signs code={code} />
          <p class="rd-aside">{t('desk:wallOffline')}</p>
          {came > 0 && <p role="status">{t('desk:came', { count: came })}</p>}
          <FullScreen of={wall} />
        </div>
        <InSquares>
          {({ QrPicture }) => <QrPicture text={startLink(location.origin, code)} label={t('desk:square')} />}
        </InSquares>
      </section>
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
