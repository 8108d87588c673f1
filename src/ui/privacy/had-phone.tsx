import { useState } from 'preact/hooks'
import { recoveryFromSquare } from '../../core/sync/recovery-code.ts'
import { endLoss } from '../../flow/phone-cleared.ts'
import { recoverPerson, type RecoverTrouble } from '../../flow/recover-person.ts'
import { sendNow } from '../../flow/send-scores.ts'
import { useSpeech } from '../i18n.ts'
import { Refusal } from '../mine/refusal.tsx'
import { useAct } from '../mine/use-act.ts'
import { Notice } from '../parts/notice.tsx'
import { canScan } from '../parts/squares/scan.tsx'
import { InSight } from '../room/sight/in-sight.tsx'
import { announceChange } from '../state.ts'
import { SecretField } from './secret-field.tsx'

/** The way back for who had another phone: its card, scanned or typed. It needs a network. */
export function HadPhone({ brought }: { readonly brought: string }) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState(brought)
  const [keep, setKeep] = useState(false)
  const [trouble, setTrouble] = useState<RecoverTrouble>()
  const [isAsking, setAsking] = useState(false)
  const [isScanning, setScanning] = useState(false)
  const { refused, act } = useAct()

  const recover = (event: Event): void => {
    event.preventDefault()
    setTrouble(undefined)
    setAsking(true)
    act(async () => {
      try {
        const came = await recoverPerson(typed, keep)
        if (!came.ok) {
          setTrouble(came.problem)
          return
        }
        endLoss()
        setTyped('')
        announceChange('all')
        await sendNow() // what the centre has comes back now
        announceChange('all')
      } finally {
        setAsking(false)
      }
    })
  }
  return (
    <section aria-labelledby="had" class="no-print">
      <h2 id="had">{t('privacy:hadTitle')}</h2>
      <form noValidate onSubmit={recover}>
        <SecretField
          id="had-code"
          label={t('privacy:hadCode')}
          help={t('privacy:hadText')}
          value={typed}
          onInput={setTyped}
          problem={trouble && t(`privacy:trouble_${trouble}`)}
        />
        {canScan() && !isScanning && (
          <button type="button" class="button" onClick={() => setScanning(true)}>
            {t('privacy:hadScan')}
          </button>
        )}
        {isScanning && (
          <InSight>
            {({ Watch }) => (
              <Watch
                squares
                cards={false}
                onSquare={(text) => {
                  setScanning(false)
                  setTyped(recoveryFromSquare(text))
                }}
                onStop={() => setScanning(false)}
              />
            )}
          </InSight>
        )}
        <p>
          <label class="pr-check">
            <input
              type="checkbox"
              checked={keep}
              onChange={({ currentTarget }) => setKeep(currentTarget.checked)}
            />{' '}
            {t('privacy:hadKeep')}
          </label>
          <span class="small">{t('privacy:hadKeepText')}</span>
        </p>
        <button type="submit" class="button primary" disabled={isAsking}>
          {t('privacy:hadGo')}
        </button>
      </form>
      <p role="status">{isAsking && t('privacy:asking')}</p>
      <Refusal shown={refused} />
      <Notice tone="calm">
        <p>{t('privacy:hadNoCard')}</p>
      </Notice>
    </section>
  )
}
