import { useEffect, useMemo, useState } from 'preact/hooks'
import { compareRooms } from '../../../../core/room/compare.ts'
import { reportOf } from '../../../../core/room/report.ts'
import { type HostedRoom, listRooms, readRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { PATHS } from '../../../routes.ts'
import { useOpened } from '../../../use-opened.ts'
import { dayOf, titleOf } from '../title-of.ts'
import { ComparisonView } from './comparison-view.tsx'
import { itemsOf, recordOf } from './page-props.ts'

type Rooms = Awaited<ReturnType<typeof listRooms>>

/** Two quizzes side by side: what changed between them, by topic and by seat. */
export function ComparePage() {
  const { t } = useSpeech()
  const [rooms, setRooms] = useState<Rooms>()
  useEffect(() => {
    let gone = false
    listRooms().then(
      (found) => !gone && setRooms(found),
      () => !gone && setRooms([]), // a closed storage has no rooms to show
    )
    return () => {
      gone = true
    }
  }, [])
  return (
    <Page title={t('desk-back:compareTitle')} lead={t('desk-back:compareLead')} wide>
      {rooms === undefined && <p role="status">{t('common:loading')}</p>}
      {rooms && rooms.length < 2 && (
        <Notice tone="calm">
          <p>{t('desk-back:compareFew')}</p>
        </Notice>
      )}
      {rooms && rooms.length >= 2 && <Compare rooms={rooms} />}
      <p class="no-print">
        <a class="button" href={PATHS.host}>
          {t('desk-back:toList')}
        </a>
      </p>
    </Page>
  )
}

/** The older of the two latest rooms stands before, the newer after, until the trainer chooses. */
function Compare({ rooms }: { readonly rooms: Rooms }) {
  const byDay = rooms.toSorted((one, other) => other.head.openedAt - one.head.openedAt)
  const [before, setBefore] = useState(byDay[1]?.head.id ?? '')
  const [after, setAfter] = useState(byDay[0]?.head.id ?? '')
  return (
    <>
      <div class="no-print rb-pair">
        <RoomChoice which="before" rooms={byDay} chosen={before} onChoose={setBefore} />
        <RoomChoice which="after" rooms={byDay} chosen={after} onChoose={setAfter} />
      </div>
      <Both key={`${before}/${after}`} rooms={byDay} before={before} after={after} />
    </>
  )
}

interface ChoiceProps {
  readonly which: 'before' | 'after'
  readonly rooms: Rooms
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

function RoomChoice({ which, rooms, chosen, onChoose }: ChoiceProps) {
  const speech = useSpeech()
  const { t, formats } = speech
  return (
    <p>
      <label for={`compare-${which}`}>{t(`desk-back:compare_${which}`)}</label>
      <select
        id={`compare-${which}`}
        value={chosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {rooms.map(({ head, came }) => (
          <option key={head.id} value={head.id}>
            {t('desk-back:compareRoom', {
              title: titleOf(head, speech),
              day: dayOf(head, formats),
              number: came,
            })}
          </option>
        ))}
      </select>
    </p>
  )
}

interface BothProps {
  readonly rooms: Rooms
  readonly before: string
  readonly after: string
}

function Both({ rooms, before, after }: BothProps) {
  const { t } = useSpeech()
  const earlier = useRoomOf(rooms, before)
  const later = useRoomOf(rooms, after)
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

function useRoomOf(rooms: Rooms, id: string) {
  const head = rooms.find((each) => each.head.id === id)?.head
  return useOpened(async (language) => {
    if (!head) throw new Error(`Room ${id} is not in the list it was chosen from`)
    return readRoom(language, head.id)
  }, id)
}

function reported(room: HostedRoom) {
  return { head: room.head, report: reportOf(recordOf(room), itemsOf(room)) }
}
