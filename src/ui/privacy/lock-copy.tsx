import { useState } from 'preact/hooks'
import { formatDate } from '../../core/format/format.ts'
import { backUp, isPassphrase, newBackupCode } from '../../flow/back-up.ts'
import { lastBackUp } from '../../flow/last-backup.ts'
import { useSpeech } from '../i18n.ts'
import { Refusal } from '../mine/refusal.tsx'
import { useAct } from '../mine/use-act.ts'
import { saveFile } from '../parts/save-file.ts'
import { announceChange, useLook } from '../state.ts'
import { SecretField } from './secret-field.tsx'

/** Locks everything of whoever is present into a file; the secret is theirs, or a code that the phone makes. */
export function LockCopy() {
  const { t, formats } = useSpeech()
  const last = useLook(() => lastBackUp().catch(() => undefined), [])
  const [secret, setSecret] = useState('')
  const [isTried, setTried] = useState(false)
  const [said, setSaid] = useState('')
  const { refused, act } = useAct()
  const isGood = isPassphrase(secret)

  const save = (event: Event): void => {
    event.preventDefault()
    setTried(true)
    if (!isGood) return
    setSaid(t('privacy:locking'))
    act(async () => {
      const { name, file } = await backUp(secret).catch((fault: unknown) => {
        setSaid('')
        throw fault
      })
      saveFile(name, file)
      setSaid(t('privacy:locked', { name }))
      announceChange()
    })
  }
  return (
    <section aria-labelledby="lock">
      <h2 id="lock">{t('privacy:lockTitle')}</h2>
      {last !== undefined && (
        <p class="small">
          {t('privacy:lastMade', {
            date: formatDate(last, -new Date(last).getTimezoneOffset(), formats),
          })}
        </p>
      )}
      <form noValidate onSubmit={save}>
        <SecretField
          id="lock-secret"
          label={t('privacy:secret')}
          help={t('privacy:secretHelp')}
          value={secret}
          onInput={(typed) => {
            setSecret(typed)
            setTried(false)
          }}
          problem={isTried && !isGood ? t('privacy:secretShort') : undefined}
        />
        <div class="row">
          <button type="button" class="button" onClick={() => setSecret(newBackupCode())}>
            {t('privacy:makeCode')}
          </button>
          <button type="submit" class="button primary">
            {t('privacy:lockNow')}
          </button>
        </div>
      </form>
      <Refusal shown={refused} />
      <p role="status">{said}</p>
    </section>
  )
}
