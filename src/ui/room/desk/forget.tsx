import { useLocation } from 'preact-iso'
import { useRef } from 'preact/hooks'
import type { Uuid } from '../../../core/ids.ts'
import { forgetRoom } from '../../../flow/host-room.ts'
import { useSpeech } from '../../i18n.ts'
import { useAct } from '../../mine/use-act.ts'
import { Ask } from '../../parts/ask.tsx'
import { PATHS } from '../../routes.ts'
import { NotKept } from './not-kept.tsx'

/** Takes a quiz off this phone, after asking. */
export function Forget({ id }: { readonly id: Uuid }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const { refused, act } = useAct()
  const dialog = useRef<HTMLDialogElement>(null)
  const forget = (): void =>
    act(async () => {
      await forgetRoom(id)
      route(PATHS.host, true)
    })
  return (
    <>
      <button type="button" class="button" onClick={() => dialog.current?.showModal()}>
        {t('desk:forget')}
      </button>
      <NotKept shown={refused} />
      <Ask
        dialog={dialog}
        id="forget"
        title={t('desk:forgetTitle')}
        text={t('desk:forgetText')}
        yes={t('desk:forgetYes')}
        onYes={forget}
      />
    </>
  )
}
