import { answeredAt } from '../../../core/room/live-board.ts'
import { useSpeech } from '../../i18n.ts'
import { Check } from './check.tsx'
import { NotKept } from './not-kept.tsx'
import type { Live } from './use-live.ts'

/** Whether answers are taken as they are given, where there is a network; and how that goes. */
export function LivePart({ live }: { readonly live: Live }) {
  const { t } = useSpeech()
  const { view, isOn, turn } = live
  const count = isOn && view ? answeredAt(view.board, 0).phones : 0
  return (
    <fieldset class="rd-choice">
      <legend>{t('desk:liveTitle')}</legend>
      <Check says={t('desk:liveSwitch')} checked={isOn} onCheck={turn} />
      <p class="small">{t('desk:liveText')}</p>
      <p role="status">
        {view && t(`desk:live_${view.state}`)} {count > 0 && t('desk:livePhones', { count })}
      </p>
      <NotKept shown={view?.isRefused ?? false} />
    </fieldset>
  )
}
