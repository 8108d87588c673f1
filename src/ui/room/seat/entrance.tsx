import type { Seat } from '../../../flow/join-room.ts'
import { Tile } from '../../home/tile.tsx'
import styles from '../../home/home.module.css'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { KeepThis } from '../../parts/when-loaded.tsx'
import { PATHS } from '../../routes.ts'
import { JOIN } from './room-paths.ts'
import { useCurrentSeat } from './use-current-seat.ts'

/** Where everybody comes in: to take part, or to lead. */
export function Entrance() {
  const { t } = useSpeech()
  const { current } = useCurrentSeat()
  return (
    <Page title={t('room:title')} lead={t('room:lead')}>
      {current.state === 'ready' && current.seat && <GoOn seat={current.seat} />}
      <ul class={`plain ${styles['tiles']}`}>
        <Tile href={JOIN} icon="phone" title={t('room:takePart')} strong>
          {t('room:takePartText')}
        </Tile>
        <Tile href={PATHS.host} icon="room" title={t('room:leadGroup')} strong>
          {t('room:leadText')}
        </Tile>
      </ul>
      <p class="small">{t('room:noNetwork')}</p>
      <KeepThis />
    </Page>
  )
}

/** The way back to the seat one has. */
export function GoOn({ seat }: { readonly seat: Pick<Seat, 'seat' | 'isDone'> }) {
  const { t } = useSpeech()
  return (
    <section class="ts-next" aria-labelledby="go-on">
      <h2 id="go-on">{t('room:seatedTitle', { number: seat.seat })}</h2>
      <p>{t(seat.isDone ? 'room:seatedDone' : 'room:seatedText')}</p>
      <a class="button primary" href={JOIN}>
        {t('room:goOn')}
      </a>
    </section>
  )
}
