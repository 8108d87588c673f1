import { useLocation } from 'preact-iso'
import { isOtherStart } from '../../../core/room/other-start.ts'
import type { HostedRoom } from '../../../flow/host-room.ts'
import { useSpeech } from '../../i18n.ts'
import { NotFound } from '../../not-found.tsx'
import { Page } from '../../parts/page.tsx'
import { InDeskBack } from './in-deskback.tsx'
import { LeadPage } from './lead/lead-page.tsx'
import { ListPage } from './list-page.tsx'
import { NewPage } from './new/new-page.tsx'
import { isRoomPage, type RoomPage } from './paths.ts'
import { RoomPage as OneRoom } from './room-page.tsx'
import { InStarts } from './start/in-starts.tsx'
import { Trouble } from './trouble.tsx'
import { useLive } from './use-live.ts'
import { useRoom } from './use-room.ts'
import { WallPage } from './wall-page.tsx'

/** The trainer's desk: what stands after /room/host in the address decides which page of it. */
export function Desk() {
  const { path } = useLocation()
  const [, , , first = '', second = '', third = ''] = path.split('/')
  if (first === '') return <ListPage />
  if (first === 'plans') return <Plans id={second} page={third} />
  if (first === 'new' && second === '') return <NewPage />
  if (first === 'start' && isOtherStart(second) && third !== '')
    return <InStarts>{({ StartPage }) => <StartPage start={{ kind: second, name: third }} />}</InStarts>
  if (first === 'compare' && second === '')
    return <InDeskBack>{({ ComparePage }) => <ComparePage />}</InDeskBack>
  if (second !== '' && !isRoomPage(second)) return <NotFound />
  return <Room key={first} id={first} page={second || undefined} />
}

/** Session plans: all of them, one, or the groups of one. */
function Plans({ id, page }: { readonly id: string; readonly page: string }) {
  if (page !== '' && page !== 'groups') return <NotFound />
  return (
    <InDeskBack>
      {({ GroupsPage, PlanPage, PlansPage }) => {
        if (id === '') return <PlansPage />
        return page === '' ? <PlanPage id={id} /> : <GroupsPage id={id} />
      }}
    </InDeskBack>
  )
}

interface RoomProps {
  readonly id: string
  readonly page: RoomPage | undefined
}

function Room({ id, page }: RoomProps) {
  const { t } = useSpeech()
  const { opening, onRoom } = useRoom(id)
  if (opening.state === 'ready') return <PageOf room={opening.value} onRoom={onRoom} page={page} />
  return (
    <Page title={t('desk:title')}>
      {opening.state === 'loading' ? (
        <p role="status">{t('common:loading')}</p>
      ) : (
        <Trouble problem={opening.problem} onAgain={opening.again} />
      )}
    </Page>
  )
}

interface PageProps {
  readonly room: HostedRoom
  readonly onRoom: (room: HostedRoom) => void
  readonly page: RoomPage | undefined
}

function PageOf({ page, ...props }: PageProps) {
  const live = useLive(props)
  if (page === undefined) return <OneRoom {...props} live={live} />
  if (page === 'wall') return <WallPage {...props} />
  if (page === 'lead') return <LeadPage {...props} live={live} />
  return (
    <InDeskBack>
      {({ PAGES }) => {
        const BackPage = PAGES[page]
        return <BackPage {...props} />
      }}
    </InDeskBack>
  )
}
