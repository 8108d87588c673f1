import { answeredAt } from '../../../../core/room/live-board.ts'
import { useSpeech } from '../../../i18n.ts'
import type { Live } from '../use-live.ts'

/** How many of the phones that are connected have answered the question that is shown. */
export function Answered({ live, place }: { readonly live: Live; readonly place: number }) {
  const { t } = useSpeech()
  if (!live.isOn || !live.view) return null
  const { phones, answered } = answeredAt(live.view.board, place)
  return phones > 0 ? <p class="rd-hint">{t('desk:liveAnswered', { answered, phones })}</p> : null
}
