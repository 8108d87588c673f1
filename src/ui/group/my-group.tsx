import { useState } from 'preact/hooks'
import { showGroupCode } from '../../core/sync/group-code.ts'
import { joiningHere } from '../../flow/join-group.ts'
import type { OutboxState } from '../../flow/watch-outbox.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { announceChange, useLook } from '../state.ts'
import { JoinForm } from './join-form.tsx'
import { useBroughtCode } from './use-brought-code.ts'

/** The group that results belong to: how it stands, and the way into one. */
export function MyGroup({ outbox }: { readonly outbox: OutboxState | undefined }) {
  const { t } = useSpeech()
  const brought = useBroughtCode()
  const joining = useLook(() => joiningHere().catch(() => undefined), [outbox]) // no storage: nobody can join from here
  const [isTyping, setTyping] = useState(false)
  const done = (): void => {
    setTyping(false)
    announceChange()
  }
  const asks = isTyping || brought !== '' || !joining || joining.state === 'none'
  return (
    <section aria-labelledby="group">
      <h2 id="group">{t('group:groupTitle')}</h2>
      {joining?.state === 'joined' && (
        <p role="status">
          <b>{t('group:joined', { name: joining.group.name })}</b>
          {joining.group.district && (
            <>
              <br />
              {t('group:district', { name: joining.group.district })}
            </>
          )}
        </p>
      )}
      {joining?.state === 'waiting' && (
        <p role="status">{t('group:waiting', { code: showGroupCode(joining.code) })}</p>
      )}
      {joining?.state === 'refused' && (
        <Notice tone="attention" live>
          <p>{t(`group:refused_${joining.why}`)}</p>
        </Notice>
      )}
      {asks ? (
        <JoinForm key={brought} brought={brought} onJoined={done} />
      ) : (
        <button type="button" class="button" onClick={() => setTyping(true)}>
          {t('group:other')}
        </button>
      )}
    </section>
  )
}
