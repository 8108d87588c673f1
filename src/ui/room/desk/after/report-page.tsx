import { useMemo } from 'preact/hooks'
import { reportOf } from '../../../../core/room/report.ts'
import { useSpeech } from '../../../i18n.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { titleOf } from '../title-of.ts'
import { percentOf } from './figures.ts'
import { Hardest } from './hardest.tsx'
import { LanguagesTable } from './languages-table.tsx'
import { itemsOf, recordOf, type RoomPageProps } from './page-props.ts'
import { PeopleTable } from './people-table.tsx'
import { QuestionTable } from './question-table.tsx'
import { Ratings } from './ratings.tsx'
import { RoomWays } from './room-ways.tsx'
import { SaveTables } from './save-tables.tsx'
import { TopicTable } from './topic-table.tsx'
import { PrintButton } from './print-button.tsx'

/** What came out of a quiz, at once: first what to teach again, then everything there is to look up. */
export function ReportPage({ room }: RoomPageProps) {
  const speech = useSpeech()
  const { t, formats } = speech
  const report = useMemo(() => reportOf(recordOf(room), itemsOf(room)), [room])
  return (
    <Page title={t('desk-back:reportTitle')} lead={titleOf(room.head, speech)} wide>
      {report.open > 0 && (
        <Notice tone="attention">
          <p>{t('desk-back:openSeats', { count: report.open })}</p>
        </Notice>
      )}
      <dl class="rd-counts rb-facts">
        <div>
          <dt>{t('desk-back:factCame')}</dt>
          <dd>{t('desk-back:countOf', { came: report.counted, of: room.head.seats })}</dd>
        </div>
        <div>
          <dt>{t('desk-back:factMean')}</dt>
          <dd>
            {report.mean === undefined
              ? '–'
              : t('desk-back:percent', { number: percentOf(report.mean, formats) })}
          </dd>
        </div>
        <div>
          <dt>{t('desk-back:factEvaluations')}</dt>
          <dd>{report.evaluation.count}</dd>
        </div>
      </dl>
      {report.counted === 0 ? (
        <Notice tone="calm">
          <p>{t('desk-back:noneYet')}</p>
        </Notice>
      ) : (
        <>
          <Hardest room={room} report={report} />
          <TopicTable report={report} />
          <QuestionTable room={room} report={report} />
          <LanguagesTable room={room} report={report} />
          <PeopleTable report={report} />
          <Ratings evaluation={report.evaluation} />
          <SaveTables room={room} report={report} />
          <p class="no-print">
            <PrintButton />
          </p>
        </>
      )}
      <RoomWays id={room.head.id} at="report" />
    </Page>
  )
}
