import { useSpeech } from '../../i18n.ts'

interface Props {
  /** The place of the question shown; 0 is the warm-up. */
  readonly at: number
  readonly last: number
  /** Whether the trainer says when to go on. */
  readonly isLed: boolean
  readonly onGo: (place: number) => void
  readonly onFinish: () => void
}

/** The ways from a question: to the one before, to the next, and from the last one to the end. */
export function RoomWays({ at, last, isLed, onGo, onFinish }: Props) {
  const { t } = useSpeech()
  return (
    <>
      {isLed && <p id="when">{t(at < last ? 'room:waitForTrainer' : 'room:waitForEnd')}</p>}
      <div class="ts-actions ts-e-ways">
        {at > 0 && (
          <button type="button" class="button" onClick={() => onGo(at - 1)}>
            {t('exam:previous')}
          </button>
        )}
        <button
          type="button"
          class="button primary"
          aria-describedby={isLed ? 'when' : undefined}
          onClick={() => (at < last ? onGo(at + 1) : onFinish())}
        >
          {at < last ? t('room:nextIs', { number: at + 1 }) : t('room:finish')}
        </button>
      </div>
    </>
  )
}
