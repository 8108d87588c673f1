import { useState } from 'preact/hooks'
import { PLACES } from '../../core/sync/place.ts'
import { broughtWaits } from '../../flow/brought-waits.ts'
import { sendNow } from '../../flow/send-scores.ts'
import type { OutboxState } from '../../flow/watch-outbox.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { PATHS } from '../routes.ts'
import { useLook } from '../state.ts'
import { saidOf } from './said-of.ts'

/** How many results are where, what keeps the others, and a way to send them at once. */
export function Places({ outbox }: { readonly outbox: OutboxState | undefined }) {
  const { t } = useSpeech()
  const [isSending, setSending] = useState(false)
  const othersWait = useLook(() => broughtWaits().catch(() => false), [outbox]) // no storage: nothing was brought from here
  if (!outbox) return <p role="status">{t('common:loading')}</p>
  const { totals, trouble } = outbox
  const waits = totals.phone + totals.trainer > 0 && trouble !== 'not-joined'
  const send = async (): Promise<void> => {
    setSending(true)
    await sendNow().finally(() => setSending(false))
  }
  return (
    <section aria-labelledby="places">
      <h2 id="places">{t('group:placesTitle')}</h2>
      <dl class="gr-places">
        {PLACES.filter((place) => place !== 'aside' || totals.aside > 0).map((place) => (
          <div key={place} data-place={place}>
            <dt>{t(`mine:place_${place}`)}</dt>
            <dd>{totals[place]}</dd>
          </div>
        ))}
      </dl>
      <p role="status" class="gr-said">
        {isSending ? t('group:state_sending') : t(...saidOf(outbox))}
      </p>
      {(waits || othersWait) && (
        <button type="button" class="button" disabled={isSending} onClick={() => void send()}>
          {t('group:send')}
        </button>
      )}
      {othersWait && (
        <Notice tone="attention">
          <p>
            {t('group:broughtWaits')} <a href={PATHS.centre}>{t('group:makeKnown')}</a>
          </p>
        </Notice>
      )}
      {totals.aside > 0 && (
        <p class="small">
          {t('group:asideText')} <a href={PATHS.profiles}>{t('group:copy')}</a>
        </p>
      )}
    </section>
  )
}
