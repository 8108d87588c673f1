import type { Exam } from '../../../core/exam/exam.ts'
import type { TopicResult } from '../../../core/exam/exam-result.ts'
import type { TopicLine } from '../../../core/question/question-line.ts'
import { useSpeech } from '../../i18n.ts'
import { addressOf, PATHS } from '../../routes.ts'
import { neededFor } from './figures.ts'
import { topicsBelow } from './topics-below.ts'

interface Props {
  readonly exam: Pick<Exam, 'pass' | 'unverified'>
  readonly right: number
  readonly of: number
  readonly topics: readonly TopicResult[]
  readonly lines: readonly TopicLine[]
}

/** The figure, the mark, and where there is most to gain, with the way to the guide and to practice. */
export function Verdict({ exam, right, of, topics, lines }: Props) {
  const { t } = useSpeech()
  const need = neededFor(exam.pass, of)
  const enough = right >= need
  const below = topicsBelow(topics, exam.pass).map(({ topic }) => lines.find(({ id }) => id === topic))
  const found = below.filter((line) => line !== undefined)
  const count = found.length
  const figures = { right, of, need }
  return (
    <div class="ts-next ts-e-verdict">
      <p class="ts-e-figure" aria-hidden="true">
        {t('exam:rightOf', { right, of })}
      </p>
      <p>
        {enough
          ? t('exam:enough', figures)
          : count > 0
            ? t('exam:notYetThese', { ...figures, count })
            : t('exam:notYet', figures)}
        {exam.unverified.includes('pass') && ` ${t('exam:markUnverified')}`}
      </p>
      {enough && count > 0 && <p>{t('exam:stillThese')}</p>}
      {count > 0 && (
        <ul class="plain">
          {found.map(({ id, title, guide }) => (
            <li key={id}>
              <b>{title}</b>
              <span class="row">
                <a
                  class="button quiet"
                  href={addressOf(`guide:${guide}`)}
                  aria-label={t('exam:guideTopic', { topic: title })}
                >
                  {t('exam:inGuide')}
                </a>
                <a
                  class="button quiet"
                  href={`${PATHS.tests}/topic/${id}`}
                  aria-label={t('exam:practiseTopic', { topic: title })}
                >
                  {t('exam:practise')}
                </a>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
