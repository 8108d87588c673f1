import { timeLeft } from '../../../core/exam/sitting.ts'
import type { SittingHere } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { examPath } from './exam-path.ts'
import { minutesLeft } from './figures.ts'

type Begun = Pick<SittingHere, 'exam' | 'sitting' | 'elapsed'>

/** The way back into an exam that lies unfinished here, with the time that is left. */
export function BegunHere({ here }: { readonly here: Begun }) {
  const { t } = useSpeech()
  const left = timeLeft(here.exam, here.sitting, here.elapsed())
  return (
    <section class="ts-next" aria-labelledby="begun">
      <h2 id="begun">{t('exam:begunTitle')}</h2>
      <p>
        {left === undefined
          ? t('exam:begunNoClock')
          : left > 0
            ? t('exam:begunLeft', { count: minutesLeft(left) })
            : t('exam:begunOver')}
      </p>
      <a class="button primary" href={examPath(here.exam.id, 'sit')}>
        {t('exam:goOn')}
      </a>
    </section>
  )
}
