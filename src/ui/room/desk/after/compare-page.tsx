import { useMemo, useState } from 'preact/hooks'
import type { Uuid } from '../../../../core/ids.ts'
import { compareRooms } from '../../../../core/room/compare.ts'
import { reportOf } from '../../../../core/room/report.ts'
import { type HostedRoom, listRooms, readRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { PATHS } from '../../../routes.ts'
import { useLook } from '../../../state.ts'
import { useOpened } from '../../../use-opened.ts'
import { SelectField } from '../start/select-field.tsx'
import { dayOf, titleOf } from '../title-of.ts'
import { ComparisonView } from './comparison-view.tsx'
import { itemsOf, recordOf } from './page-props.ts'

type Rooms = Awaited<ReturnType<typeof listRooms>>

/** Two quizzes side by side: what changed between them, by topic and by seat. */
export function ComparePage() {
  const { t } = useSpeech()
  const rooms = useLook(() => listRooms().catch((): Rooms => []), []) // a closed storage has no rooms to show
  const byDay = rooms?.toSorted((one, other) => other.head.openedAt - one.head.openedAt) ?? []
  const [newest, older] = byDay
  return (
    <Page title={t('desk-back:compareTitle')} lead={t('desk-back:compareLead')} wide>
      {rooms === undefined && <p role="status">{t('common:loading')}</p>}
      {rooms && (!newest || !older) && (
        <Notice tone="calm">
          <p>{t('desk-back:compareFew')}</p>
        </Notice>
      )}
      {newest && older && <Compare rooms={byDay} newest={newest.head.id} older={older.head.id} />}
      <p class="no-print">
        <a class="button" href={PATHS.host}>
          {t('desk-back:toList')}
        </a>
      </p>
    </Page>
  )
}

interface CompareProps {
  /** The latest first. */
  readonly rooms: Rooms
  readonly newest: Uuid
  readonly older: Uuid
}

/** The older of the two latest rooms stands before, the newer after, until the trainer chooses. */
function Compare({ rooms, newest, older }: CompareProps) {
  const [before, setBefore] = useState(older)
  const [after, setAfter] = useState(newest)
  return (
    <>
      <div class="no-print rb-pair">
        <RoomChoice which="before" rooms={rooms} chosen={before} onChoose={setBefore} />
        <RoomChoice which="after" rooms={rooms} chosen={after} onChoose={setAfter} />
      </div>
      <Both key={`${before}/${after}`} before={before} after={after} />
    </>
  )
}

interface ChoiceProps {
  readonly which: 'before' | 'after'
  readonly rooms: Rooms
  readonly chosen: Uuid
  readonly onChoose: (id: Uuid) => void
}

function RoomChoice({ which, rooms, chosen, onChoose }: ChoiceProps) {
  const speech = useSpeech()
  const { t, formats } = speech
  return (
    <SelectField
      id={`compare-${which}`}
      label={t(`desk-back:compare_${which}`)}
      all={rooms.map(({ head, came }) => ({
        value: head.id,
        says: t('desk-back:compareRoom', {
          title: titleOf(head, speech),
          day: dayOf(head, formats),
          number: came,
        }),
      }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

interface BothProps {
  readonly before: Uuid
  readonly after: Uuid
}

function Both({ before, after }: BothProps) {
  const { t } = useSpeech()
  const earlier = useRoomOf(before)
  const later = useRoomOf(after)
  const comparison = useMemo(
    () =>
      earlier.state === 'ready' && later.state === 'ready'
        ? compareRooms(reported(earlier.value), reported(later.value))
        : undefined,
    [earlier, later],
  )
  if (before === after) return <p role="status">{t('desk-back:compareSame')}</p>
  if (earlier.state === 'problem' || later.state === 'problem')
    return (
      <Notice tone="trouble" live>
        <p>{t('desk-back:compareGone')}</p>
      </Notice>
    )
  if (!comparison) return <p role="status">{t('common:loading')}</p>
  return <ComparisonView comparison={comparison} />
}

function useRoomOf(id: Uuid) {
  return useOpened((language) => readRoom(language, id), id)
}

function reported(room: HostedRoom) {
  return { head: room.head, report: reportOf(recordOf(room), itemsOf(room)) }
}
