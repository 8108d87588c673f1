import type { ComponentChildren } from 'preact'
import { questionsIn, type Unverifiable } from '../../../core/exam/exam.ts'
import type { OpenedExam } from '../../../core/exam/open-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { neededFor } from './figures.ts'

interface Props {
  readonly opened: OpenedExam
  /** How many tries this phone has seen. */
  readonly used: number
}

/** The figures of an exam and how it goes; what nobody has confirmed yet is marked as such, and why stands in the sources. */
export function Facts({ opened: { exam }, used }: Props) {
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
      <ul>
        <li>{t('exam:ruleSaved')}</li>
        <li>{t(exam.lookBack ? 'exam:ruleBack' : 'exam:ruleForward')}</li>
        <li>{t('exam:ruleEnd')}</li>
      </ul>
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

/** Says of a figure that nobody has confirmed it. */
export function Unsure() {
  const { t } = useSpeech()
  return <span class="ts-e-unsure"> · {t('exam:unverified')}</span>
}
