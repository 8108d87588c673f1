import { formatDate } from '../../core/format/format.ts'
import type { WaitingRoom } from '../../flow/trainer-phone.ts'
import { useSpeech } from '../i18n.ts'
import type { Phone } from './use-phone.ts'

/** A phone that is known as its trainer's: what others brought, and the way to have it forgotten. */
export function ThisPhone({ phone }: { readonly phone: Phone }) {
  const { t } = useSpeech()
  const { waiting, isAsking, forget } = phone
  return (
    <section class="no-print" aria-labelledby="centre-phone">
      {waiting.length > 0 && (
        <>
          <h2>{t('centre:waiting')}</h2>
          <p>{t('centre:waitingText')}</p>
          <ul class="plain">
            {waiting.map((room) => (
              <Brought key={room.id} room={room} phone={phone} />
            ))}
          </ul>
        </>
      )}
      <h2 id="centre-phone">{t('centre:phone')}</h2>
      <p role="status">{t('centre:phoneKnown')}</p>
      <button type="button" class="button quiet" disabled={isAsking} onClick={forget}>
        {t('centre:forgetPhone')}
      </button>
    </section>
  )
}

function Brought({ room, phone }: { readonly room: WaitingRoom; readonly phone: Phone }) {
  const { t, formats } = useSpeech()
  const { id, title, openedAt, seats, group } = room
  const { isAsking, decide } = phone
  const name = [title, formatDate(openedAt, -new Date(openedAt).getTimezoneOffset(), formats)]
    .filter(Boolean)
    .join(', ')
  return (
    <li>
      <p>
        <b id={`centre-room-${id}`}>{name}</b>
        <br />
        {t('centre:seats', { count: seats })}
        {group && (
          <>
            <br />
            {t('centre:from', { name: group })}
          </>
        )}
      </p>
      <p class="row">
        {([true, false] as const).map((take) => (
          <button
            key={String(take)}
            type="button"
            class="button"
            disabled={isAsking}
            aria-describedby={`centre-room-${id}`}
            onClick={() => decide(id, take)}
          >
            {t(take ? 'centre:take' : 'centre:leaveIt')}
          </button>
        ))}
      </p>
    </li>
  )
}
