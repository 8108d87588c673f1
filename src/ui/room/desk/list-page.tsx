import { useEffect, useState } from 'preact/hooks'
import { listRooms } from '../../../flow/host-room.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Page } from '../../parts/page.tsx'
import { KeepThis } from '../../parts/when-loaded.tsx'
import { PATHS } from '../../routes.ts'
import { NotKept } from './not-kept.tsx'
import { RoomList } from './room-list.tsx'
import { TakeIn } from './take-in.tsx'

type Rooms = Awaited<ReturnType<typeof listRooms>>

/** The trainer's own quizzes, and the ways to a new one, to plans and to what others collected. */
export function ListPage() {
  const { t } = useSpeech()
  const [rooms, setRooms] = useState<Rooms>()
  const [refused, setRefused] = useState(false)
  const look = async (): Promise<void> => setRooms(await listRooms())
  useEffect(() => void look().catch(() => setRefused(true)), [])
  return (
    <Page title={t('desk:title')} lead={t('desk:lead')}>
      <p class="row">
        <a class="button primary" href={`${PATHS.host}/new`}>
          <Icon name="plus" />
          {t('desk:new')}
        </a>
        <a class="button" href={`${PATHS.host}/plans`}>
          {t('desk:plans')}
        </a>
      </p>
      <h2>{t('desk:listTitle')}</h2>
      <NotKept shown={refused} />
      {rooms && <RoomList rooms={rooms} />}
      {(rooms?.length ?? 0) > 1 && (
        <a class="button" href={`${PATHS.host}/compare`}>
          {t('desk:compare')}
        </a>
      )}
      <TakeIn onTaken={() => void look()} />
      <KeepThis />
    </Page>
  )
}
