import { useEffect, useRef, useState } from 'preact/hooks'
import { scoredPlaces } from '../../../../core/room/quiz.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { Page } from '../../../parts/page.tsx'
import { cardPlaces } from '../after/poll.ts'
import { CountList } from '../count-list.tsx'
import { FullScreen } from '../full-screen.tsx'
import { hostPath } from '../paths.ts'
import { titleOf } from '../title-of.ts'
import { useAwake } from '../../../parts/use-awake.ts'
import type { Live } from '../use-live.ts'
import { Answered } from './answered.tsx'
import { Leaders } from './leaders.tsx'
import { Shown } from './shown.tsx'
import { Stages, type Stage } from './stages.tsx'
import { useKeys } from './use-keys.ts'
import { usePlace } from './use-place.ts'

interface Props {
  readonly room: HostedRoom
  readonly live?: Live
}

/** Question after question for the wall: first the question alone, then how the room answered, the key, and why. */
export function LeadPage({ room, live }: Props) {
  const speech = useSpeech()
  const { t } = speech
  const last = scoredPlaces(room.quiz)
  const [place, goTo] = usePlace(last)
  // what was uncovered belongs to its question: the next one comes without its key
  const [uncovered, setUncovered] = useState<{ readonly place: number; readonly stage: Stage }>()
  const stage = uncovered?.place === place ? uncovered.stage : 'question'
  const wall = useRef<HTMLElement>(null)
  useAwake()
  useKeys((by) => goTo(place + by))
  useEffect(() => live?.host?.at(place), [live?.host, place])
  const { id } = room.head
  return (
    <Page title={titleOf(room.head, speech)} wide>
      <section ref={wall} class="rd-lead rd-light" aria-label={t('desk:step_lead')}>
        <Shown room={live?.shown ?? room} place={place} of={last} stage={stage} />
        {live && <Answered live={live} place={place} />}
        <div class="row rd-ways no-print">
          <button type="button" class="button" disabled={place === 0} onClick={() => goTo(place - 1)}>
            {t('desk:previous')}
          </button>
          <button
            type="button"
            class="button primary"
            disabled={place === last}
            onClick={() => goTo(place + 1)}
          >
            {t('desk:next')}
          </button>
          <Stages stage={stage} onStage={(next) => setUncovered({ place, stage: next })} />
          <FullScreen of={wall} />
        </div>
      </section>
      <p class="small no-print">{t('desk:keys')}</p>
      <CountList room={room} />
      <p class="row no-print">
        <a class={`button ${place === last ? 'primary' : ''}`} href={hostPath(id, 'collect')}>
          {t('desk:go_collect')}
        </a>
        {cardPlaces(room).includes(place) && (
          <a class="button" href={`${hostPath(id, 'cards')}?place=${place}`}>
            {t('desk:go_cards')}
          </a>
        )}
        <a class="button" href={hostPath(id)}>
          {t('desk:toDesk')}
        </a>
      </p>
      <Leaders room={room} />
    </Page>
  )
}
