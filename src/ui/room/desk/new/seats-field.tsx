import { useSpeech } from '../../../i18n.ts'
import { Check } from '../check.tsx'
import { type Choice, mostSeats, seatsOf } from './choice.ts'

interface Props {
  readonly choice: Choice
  readonly onChange: (part: Partial<Choice>) => void
}

/** How many seats there are; for more than the regulation's group the trainer says so first. */
export function SeatsField({ choice, onChange }: Props) {
  const { t } = useSpeech()
  const isWrong = seatsOf(choice) === undefined
  return (
    <div class="rd-seats">
      <label for="quiz-seats">{t('desk:seats')}</label>
      <input
        id="quiz-seats"
        class="rd-field"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={2}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'quiz-seats-wrong' : undefined}
        value={choice.seats}
        onInput={({ currentTarget }) => onChange({ seats: currentTarget.value })}
      />
      {isWrong && (
        <p id="quiz-seats-wrong" role="alert">
          {t('desk:seatsWrong', { most: mostSeats(choice) })}
        </p>
      )}
      <fieldset class="rd-choice">
        <Check
          says={t('desk:seatsMore')}
          text={t('desk:seatsMoreText')}
          checked={choice.isLarge}
          onCheck={(isLarge) => onChange({ isLarge })}
        />
      </fieldset>
    </div>
  )
}
