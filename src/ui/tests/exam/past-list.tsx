import { formatDate } from '../../../core/format/format.ts'
import type { PastExam } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { examPath } from './exam-path.ts'

/** So many earlier exams are listed; of older ones the paper is not kept either. */
const LISTED = 5

/** The exams that were sat to their end, newest first, each with the way to its result. */
export function PastList({ past }: { readonly past: readonly PastExam[] }) {
  const { t, formats } = useSpeech()
  if (past.length === 0) return null
  return (
    <section>
      <h2>{t('exam:pastTitle')}</h2>
      <ul class="plain ts-e-past">
        {past.slice(0, LISTED).map(({ attempt, exam, right, of }) => (
          <li key={attempt.id}>
            <a href={examPath(exam, `result=${attempt.id}`)}>
              <span>
                {formatDate(attempt.startedAt, -new Date(attempt.startedAt).getTimezoneOffset(), formats)}
              </span>
              <span>{t('exam:rightOf', { right, of })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
