import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'

interface Props {
  readonly onFinish: () => void
  readonly onGoOn: () => void
}

/** What stands in the question's place when the time is up: nothing is lost, and whoever wants to goes on. */
export function TimeUp({ onFinish, onGoOn }: Props) {
  const { t } = useSpeech()
  return (
    <Notice tone="attention">
      <h2 id="question" tabIndex={-1} class="ts-e-up">
        {t('exam:timeUp')}
      </h2>
      <p>{t('exam:timeUpText')}</p>
      <div class="row">
        <button type="button" class="button primary" onClick={onFinish}>
          {t('exam:finishYes')}
        </button>
        <button type="button" class="button" onClick={onGoOn}>
          {t('exam:goOnWithout')}
        </button>
      </div>
    </Notice>
  )
}
