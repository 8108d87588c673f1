import { showStart } from '../../../core/room/start.ts'
import type { RoomHead } from '../../../core/room/record.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { hostPath } from './paths.ts'
import { dayOf, titleOf } from './title-of.ts'

interface Props {
  readonly rooms: readonly { readonly head: RoomHead; readonly came: number }[]
}

/** The quizzes of this phone, newest first. */
export function RoomList({ rooms }: Props) {
  const speech = useSpeech()
  const { t, formats } = speech
  if (rooms.length === 0) return <p>{t('desk:listEmpty')}</p>
  return (
    <ul class="plain rd-list">
      {[...rooms]
        .sort((one, other) => other.head.openedAt - one.head.openedAt)
        .map(({ head, came }) => (
          <li key={head.id}>
            <a href={hostPath(head.id)}>
              <span>
                <b>{titleOf(head, speech)}</b>
                <small>
                  {head.title && `${dayOf(head, formats)} · `}
                  <span translate={false}>{showStart(head.code)}</span> · {t('desk:came', { count: came })}
                </small>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
    </ul>
  )
}
