import { useSpeech } from '../../i18n.ts'

interface Props {
  /** The place of the question shown, from 0. */
  readonly at: number
  readonly of: number
  readonly lookBack: boolean
  /** Goes to a question, by its number from 1. */
  readonly onGo: (number: number) => void
  readonly onFinish: () => void
}

/** The ways from a question: to the one before, to the next, and from the last one to the end. */
export function Ways({ at, of, lookBack, onGo, onFinish }: Props) {
  const { t } = useSpeech()
  return (
    <div class="ts-actions ts-e-ways">
      {lookBack && at > 0 && (
        <button type="button" class="button" onClick={() => onGo(at)}>
          {t('exam:previous')}
        </button>
      )}
      {at + 1 < of ? (
        <button type="button" class="button primary" onClick={() => onGo(at + 2)}>
          {t('exam:next')}
        </button>
      ) : (
        <button type="button" class="button primary" onClick={onFinish}>
          {t('exam:finish')}
        </button>
      )}
    </div>
  )
}
