import { formatNumber } from '../../../../core/format/format.ts'
import type { EvaluationReport } from '../../../../core/room/report.ts'
import { useSpeech } from '../../../i18n.ts'
import { Table } from './table.tsx'

/** What people thought of the training, and what they ask; nobody's name stands beside it. */
export function Ratings({
  evaluation: { count, ratings, questions },
}: {
  readonly evaluation: EvaluationReport
}) {
  const { t, formats } = useSpeech()
  if (count === 0) return null
  return (
    <>
      <Table
        sentences
        title={t('desk-back:ratingsTitle', { number: count })}
        head={[t('desk-back:colRated'), t('desk-back:colMean'), '1', '2', '3', '4', '5']}
        lines={ratings.map(({ mean, counts }, at) => [
          at < 4 ? t(`desk-back:rated_${(at + 1) as 1 | 2 | 3 | 4}`) : at + 1,
          mean === undefined ? '–' : formatNumber(mean, 1, formats),
          ...counts,
        ])}
      />
      <Asks questions={questions} />
    </>
  )
}

/** What people ask the trainer. Anyone may have written it: it is shown as text and nothing else. */
function Asks({ questions }: Pick<EvaluationReport, 'questions'>) {
  const { t } = useSpeech()
  if (questions.length === 0) return null
  return (
    <section>
      <h2>{t('desk-back:asksTitle', { number: questions.length })}</h2>
      <p class="small">{t('desk-back:asksText')}</p>
      <ul class="rb-asks">
        {questions.map((question, at) => (
          <li key={at} dir="auto">
            {question}
          </li>
        ))}
      </ul>
    </section>
  )
}
