import { formatBytes } from '../../core/format/format.ts'
import { useSpeech } from '../i18n.ts'
import { type Saving, stopSaving } from './saving.ts'

interface Props {
  readonly saving: Extract<Saving, { state: 'saving' }>
  readonly label: string
}

/** How far a download has got, in bytes, and the way to stop it. */
export function SavingProgress({ saving, label }: Props) {
  const { t, formats } = useSpeech()
  const arrived = formatBytes(saving.arrived, formats)
  const whole = formatBytes(saving.whole, formats)
  return (
    <div>
      <p role="status">
        <label for="saving">{label}</label>
      </p>
      <progress id="saving" max={saving.whole || 1} value={saving.arrived} />
      <p class="small">{t('home:savingDetail', { arrived, whole })}</p>
      <button type="button" class="button" onClick={stopSaving}>
        {t('common:cancel')}
      </button>
    </div>
  )
}
