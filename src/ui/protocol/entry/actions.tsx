import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'

/** The id of the button behind the last box. */
export const NEXT = 'pr:next'

interface Props {
  readonly onNext: () => void
  readonly onBack: (() => void) | undefined
}

/** The way on and the way back, where the thumb is. */
export function Actions({ onNext, onBack }: Props) {
  const { t } = useSpeech()
  return (
    <div class="pr-e-actions no-print">
      {onBack && (
        <button type="button" class="button" onClick={onBack}>
          <Icon name="previous" />
          {t('common:back')}
        </button>
      )}
      <button type="button" id={NEXT} class="button primary" onClick={onNext}>
        {t('protocol-entry:next')}
        <Icon name="next" />
      </button>
    </div>
  )
}
