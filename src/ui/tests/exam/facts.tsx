import type { ComponentChildren } from 'preact'
import { questionsIn, type Unverifiable } from '../../../core/exam/exam.ts'
import type { OpenedExam } from '../../../core/exam/open-exam.ts'
import type { TopicLine } from '../../../core/question/question-line.ts'
import { useSpeech } from '../../i18n.ts'
import { neededFor } from './figures.ts'

interface Props {
  readonly opened: OpenedExam
  readonly topics: readonly TopicLine[]
  /** How many tries this phone has seen. */
  readonly used: number
}

/** The figures of an exam; what nobody has confirmed yet is marked as such, and why stands below. */
export function Facts({ opened: { exam, words }, topics, used }: Props) {
  const { t } = useSpeech()
  const of = questionsIn(exam)
  const unsure = (figure: Unverifiable): boolean => exam.unverified.includes(figure)
  return (
    <section>
      <h2>{t('exam:howTitle')}</h2>
      <dl class="ts-e-facts">
        <Fact name={t('exam:questions')} unsure={unsure('questions')}>
          {of}
        </Fact>
        <Fact name={t('exam:time')} unsure={unsure('minutes')}>
          {t('exam:minutes', { count: exam.minutes })}
        </Fact>
        <Fact name={t('exam:mark')} unsure={unsure('pass')}>
          {t('exam:markOf', { need: neededFor(exam.pass, of), of })}
        </Fact>
        <Fact name={t('exam:tries')} unsure={unsure('tries')}>
          {exam.tries === undefined ? t('exam:triesAny') : t('exam:triesUsed', { used, of: exam.tries })}
          {exam.tries !== undefined && used >= exam.tries && <p class="small">{t('exam:triesGone')}</p>}
        </Fact>
      </dl>
      <p class="small">{words.note}</p>
      <ul>
        <li>{t('exam:ruleSaved')}</li>
        <li>{t(exam.lookBack ? 'exam:ruleBack' : 'exam:ruleForward')}</li>
        <li>{t('exam:ruleEnd')}</li>
      </ul>
      <details class="ts-e-more">
        <summary>
          {t('exam:topics')}
          {unsure('topics') && <Unsure />}
        </summary>
        <ul>
          {exam.topics.map(({ topic, count }) => (
            <li key={topic}>
              {t('exam:topicCount', {
                title: topics.find(({ id }) => id === topic)?.title ?? t('exam:lostTopic'),
                number: count,
              })}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

interface FactProps {
  readonly name: string
  readonly unsure: boolean
  readonly children: ComponentChildren
}

function Fact({ name, unsure, children }: FactProps) {
  return (
    <div>
      <dt>
        {name}
        {unsure && <Unsure />}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

function Unsure() {
  const { t } = useSpeech()
  return <span class="ts-e-unsure"> · {t('exam:unverified')}</span>
}
