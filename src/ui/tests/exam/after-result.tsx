import { showCode } from '../../../core/exam/exam-code.ts'
import { useSpeech } from '../../i18n.ts'
import { PATHS } from '../../routes.ts'
import { examPath } from './exam-path.ts'

/** Where one goes from a result, and the code of its paper. */
export function AfterResult({ exam, code }: { readonly exam: string; readonly code: string }) {
  const { t } = useSpeech()
  return (
    <>
      <div class="ts-actions ts-e-ways">
        <a class="button primary" href={`${PATHS.tests}/review`}>
          {t('exam:toReview')}
        </a>
        <a class="button" href={examPath(exam)}>
          {t('exam:another')}
        </a>
        <a class="button quiet" href={PATHS.tests}>
          {t('exam:toAll')}
        </a>
      </div>
      {code && (
        <p class="small">
          {t('exam:code')}: <b>{showCode(code)}</b>
        </p>
      )}
    </>
  )
}
