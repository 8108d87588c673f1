import { formatDate } from '../../../core/format/format.ts'
import { useSpeech } from '../../i18n.ts'
import { useChoices } from '../../state.ts'

interface Props {
  /** The day of the edition, if it is made for one. */
  readonly polling: string | undefined
}

/** For which day one learns: one's own, else that of the edition. */
export function PollingDay({ polling }: Props) {
  const { t, formats } = useSpeech()
  const { preferences, choose } = useChoices()
  if (!preferences) return null
  return (
    <section>
      <h2 id="polling-title">{t('tests:pollingTitle')}</h2>
      <p id="polling-text" class="small">
        {t('tests:pollingText')}{' '}
        {polling && t('tests:pollingOfPack', { day: formatDate(Date.parse(polling), 0, formats) })}
      </p>
      <input
        class="ts-field"
        type="date"
        aria-labelledby="polling-title"
        aria-describedby="polling-text"
        value={preferences.pollingDay ?? ''}
        onChange={({ currentTarget }) => void choose({ pollingDay: currentTarget.value || undefined })}
      />
    </section>
  )
}
