import { formatDate } from '../../../core/format/format.ts'
import { showStart } from '../../../core/room/start.ts'
import type { Seat } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { placesOf } from './quiz.tsx'

/** What stays of a quiz on this phone, for whoever asks later: where, when and how many answers; never how they came out. */
export function Receipt({ seat }: { readonly seat: Seat }) {
  const { t, formats } = useSpeech()
  const { attempt, code } = seat
  const places = placesOf(seat)
  const given = places.filter(({ isOpen }) => !isOpen).length
  const day = formatDate(attempt.startedAt, -new Date(attempt.startedAt).getTimezoneOffset(), formats)
  return (
    <details class="ts-e-more">
      <summary>{t('room:receipt')}</summary>
      <dl class="ts-e-facts">
        <Fact says={t('room:code')} value={showStart(code)} />
        <Fact says={t('room:seat')} value={seat.seat} />
        <Fact says={t('room:receiptDay')} value={day} />
        <Fact
          says={t('room:receiptAnswers')}
          value={t('exam:rightOf', { right: given, of: places.length })}
        />
      </dl>
      <p class="small">{t('room:receiptText')}</p>
    </details>
  )
}

function Fact({ says, value }: { readonly says: string; readonly value: string | number }) {
  return (
    <div>
      <dt>{says}</dt>
      <dd>{value}</dd>
    </div>
  )
}
