import type { Report } from '../../core/report/report.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Choose } from './choose.tsx'
import { ReportTable } from './report-table.tsx'
import { SaveReport } from './save-report.tsx'
import { TokenForm } from './token-form.tsx'
import { useOnline } from './use-online.ts'
import { type Reports, useReports } from './use-reports.ts'

/** The training centre: its reports, for whoever has a secret of it. */
export function Centre() {
  return <CentrePage reports={useReports()} online={useOnline()} />
}

interface Props {
  readonly reports: Reports
  readonly online: boolean
}

/** The page as it stands. */
export function CentrePage({ reports, online }: Props) {
  const { t } = useSpeech()
  const { report, trouble, isAsking, open, leave } = reports
  return (
    <Page title={t('centre:title')} lead={t('centre:lead')} wide>
      {!online && <Notice tone="attention">{t('centre:offline')}</Notice>}
      {trouble && (
        <Notice tone="trouble" live>
          {t(`centre:wrong_${trouble}`)}
        </Notice>
      )}
      {report ? (
        <>
          <Choose {...reports} />
          <Shown report={report} />
          <SaveReport reports={reports} />
          <p class="no-print">
            <button type="button" class="button quiet" onClick={leave}>
              {t('centre:leave')}
            </button>
          </p>
        </>
      ) : (
        <TokenForm isAsking={isAsking} open={open} />
      )}
      <p role="status" class="small no-print">
        {isAsking && t('common:loading')}
      </p>
    </Page>
  )
}

function Shown({ report }: { readonly report: Report }) {
  const { t } = useSpeech()
  return (
    <>
      {report.rows.length > 0 ? <ReportTable report={report} /> : <p>{t('centre:none')}</p>}
      <ul class="ce-notes small">
        {report.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  )
}
