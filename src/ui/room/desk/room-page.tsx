import type { ComponentChildren } from 'preact'
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
        <Step name="start" text={t('desk:stepText_start')}>
          <Go id={head.id} page="wall" says={t('desk:go_start')} />
        </Step>
        <Step name="lead" text={t(isLed ? 'desk:stepText_lead' : 'desk:stepText_own')}>
          <Go id={head.id} page="lead" says={t('desk:go_lead')} />
        </Step>
        <Step name="collect" text={t('desk:stepText_collect')}>
          <Go id={head.id} page="collect" says={t('desk:go_collect')} />
        </Step>
        <Step name="answers" text={t('desk:stepText_answers')}>
          <Release room={room} onRoom={onRoom} />
        </Step>
        <Step name="report" text={t('desk:stepText_report')}>
          <Go id={head.id} page="report" says={t('desk:go_report')} />
        </Step>
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

interface StepProps {
  readonly name: 'start' | 'lead' | 'collect' | 'answers' | 'report'
  readonly text: string
  readonly children: ComponentChildren
}

function Step({ name, text, children }: StepProps) {
  const { t } = useSpeech()
  return (
    <li>
      <h3>{t(`desk:step_${name}`)}</h3>
      <p>{text}</p>
      {children}
    </li>
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
