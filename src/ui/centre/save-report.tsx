import { useSpeech } from '../i18n.ts'
import type { Reports } from './use-reports.ts'

/** The report to take along: as a spreadsheet, the same in English, and on paper. */
export function SaveReport({ reports }: { readonly reports: Pick<Reports, 'save' | 'saved' | 'isAsking'> }) {
  const { t, language } = useSpeech()
  const { save, saved, isAsking } = reports
  return (
    <div class="no-print">
      <p class="row">
        <button type="button" class="button" disabled={isAsking} onClick={() => save(false)}>
          {t('centre:save')}
        </button>
        {language !== 'en' && (
          <button type="button" class="button" disabled={isAsking} onClick={() => save(true)}>
            {t('centre:saveEnglish')}
          </button>
        )}
        <button type="button" class="button" onClick={() => print()}>
          {t('common:print')}
        </button>
      </p>
      <p role="status">{saved && t('centre:saved', { name: saved })}</p>
    </div>
  )
}
