import { useEffect } from 'preact/hooks'
import type { HostedRoom } from '../../../flow/host-room.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { PATHS } from '../../routes.ts'
import { CountList } from './count-list.tsx'
import { Forget } from './forget.tsx'
import { openDeskBackAhead } from './in-deskback.tsx'
import { LivePart } from './live-part.tsx'
import { hostPath, type RoomPage as PageName } from './paths.ts'
import { Release } from './release.tsx'
import { SaveRecord } from './save-record.tsx'
import { Signs } from './signs.tsx'
import { dayOf, titleOf } from './title-of.ts'
import type { Live } from './use-live.ts'

/** From the first phone to the last word; the answers are told on this very page. */
const STEPS = ['start', 'lead', 'collect', 'answers', 'report'] as const

interface Props {
  readonly room: HostedRoom
  readonly onRoom: (room: HostedRoom) => void
  readonly live?: Live
}

/** The desk of one quiz: its code, where the room stands, and five steps in their order. */
export function RoomPage({ room, onRoom, live }: Props) {
  const speech = useSpeech()
  const { t, formats } = speech
  const { head, quiz } = room
  useEffect(openDeskBackAhead, [])
  const isLed = quiz.start.mode === 'led'
  return (
    <Page title={titleOf(head, speech)} lead={head.title && dayOf(head, formats)} wide>
      <section aria-label={t('desk:code')}>
        <Signs code={head.code} />
      </section>
      <CountList room={room} />
      <h2>{t('desk:steps')}</h2>
      <ol class="plain rd-steps">
        {STEPS.map((step) => (
          <li key={step}>
            <h3>{t(`desk:step_${step}`)}</h3>
            <p>{t(step === 'lead' && !isLed ? 'desk:stepText_own' : `desk:stepText_${step}`)}</p>
            {step === 'answers' ? (
              <Release room={room} onRoom={onRoom} />
            ) : (
              <Go id={head.id} page={step === 'start' ? 'wall' : step} says={t(`desk:go_${step}`)} />
            )}
          </li>
        ))}
      </ol>
      <h2>{t('desk:alsoTitle')}</h2>
      <p class="row">
        {(['seats', 'cards', 'kit'] as const).map((page) => (
          <Go key={page} id={head.id} page={page} says={t(`desk:go_${page}`)} />
        ))}
      </p>
      {live && <LivePart live={live} />}
      <SaveRecord room={room} />
      <Forget id={head.id} />
      <p>
        <a class="button quiet" href={PATHS.host}>
          {t('desk:toList')}
        </a>
      </p>
    </Page>
  )
}

interface GoProps {
  readonly id: string
  readonly page: PageName
  readonly says: string
}

function Go({ id, page, says }: GoProps) {
  return (
    <a class="button" href={hostPath(id, page)}>
      {says}
    </a>
  )
}
