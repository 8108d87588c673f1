import { useEffect, useState } from 'preact/hooks'
import { squaresOfRoom } from '../../../../flow/hand-over-squares.ts'
import { type RoomPlace, watchRoomPlace } from '../../../../flow/room-place.ts'
import { useSpeech } from '../../../i18n.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { useLook } from '../../../state.ts'
import { hostPath } from '../paths.ts'
import type { RoomPageProps } from './page-props.ts'
import { SquareLoop } from './square-loop.tsx'

type Squares = Awaited<ReturnType<typeof squaresOfRoom>>

/** Shows the record of a room to another trainer's phone, as it is when the page is opened. */
export function HandOverPage({ room }: RoomPageProps) {
  const { t } = useSpeech()
  const squares = useLook(() => squaresOfRoom(room), [room.head.id])
  const [place, setPlace] = useState<RoomPlace>()
  useEffect(() => watchRoomPlace(room, setPlace), [room.entries])
  return (
    <Page title={t('hand-over:title')} lead={t('hand-over:names')}>
      <p role="status">{place && t(`mine:place_${place}`)}</p>
      {squares ? <Shown squares={squares} /> : <p role="status">{t('common:loading')}</p>}
      <p>
        <a class="button" href={hostPath(room.head.id)}>
          {t('desk-back:toRoom')}
        </a>
      </p>
    </Page>
  )
}

/** The squares, or why there are none. */
export function Shown({ squares }: { readonly squares: Squares }) {
  const { t } = useSpeech()
  if (!squares.ok)
    return (
      <Notice tone="attention">
        <p>{t(`hand-over:show_${squares.problem}`)}</p>
      </Notice>
    )
  return (
    <>
      <SquareLoop squares={squares.value} />
      <p class="small">{t('hand-over:how')}</p>
      <p class="small">{t('hand-over:lead')}</p>
    </>
  )
}
