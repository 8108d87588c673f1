import type { Report } from '../../core/report/report.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Choose } from './choose.tsx'
import { ReportTable } from './report-table.tsx'
import { SaveReport } from './save-report.tsx'
import { ThisPhone } from './this-phone.tsx'
import { TokenForm } from './token-form.tsx'
import { type Phone, usePhone } from './use-phone.ts'
import { useOnline } from './use-online.ts'
import { type Reports, useReports } from './use-reports.ts'

/** The training centre: its reports, for whoever has a secret of it. */
export function Centre() {
  return <CentrePage reports={useReports()} phone={usePhone()} online={useOnline()} />
}

interface Props {
  readonly reports: Reports
  readonly phone: Phone
  readonly online: boolean
}

/** The page as it stands. */
export function CentrePage({ reports, phone, online }: Props) {
  const { t } = useSpeech()
  const { report, open, leave } = reports
  const trouble = phone.trouble ?? reports.trouble
  const isAsking = phone.isAsking || reports.isAsking
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
              {t(phone.isKnown ? 'centre:close' : 'centre:leave')}
            </button>
          </p>
        </>
      ) : phone.isKnown ? (
        <button type="button" class="button primary" disabled={isAsking} onClick={() => open('phone')}>
          {t('centre:show')}
        </button>
      ) : (
        <TokenForm
          isAsking={isAsking}
          open={(secret, isMine) => {
            phone.calm()
            if (isMine) phone.make(secret, () => open('phone'))
            else open({ secret })
          }}
        />
      )}
      {phone.isKnown && <ThisPhone phone={phone} />}
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
