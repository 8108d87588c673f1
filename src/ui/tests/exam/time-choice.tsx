import { LONGER, type Longer, timeGiven } from '../../../core/exam/sitting.ts'
import { SIZES } from '../../../flow/preferences.ts'
import { useSpeech } from '../../i18n.ts'
import { useChoices } from '../../state.ts'
import { minutesLeft } from './figures.ts'

interface Props {
  readonly minutes: number
  readonly chosen: Longer
  readonly onChoose: (longer: Longer) => void
}

/** How much time one takes, and how large the text is: both are for the member to say, and nobody asks why. */
export function TimeChoice({ minutes, chosen, onChoose }: Props) {
  const { t } = useSpeech()
  const { preferences, choose } = useChoices()
  const said = (longer: Longer): string =>
    t(`exam:longer_${longer}`, { minutes: minutesLeft(timeGiven({ minutes }, { longer }) ?? 0) })
  return (
    <details class="ts-e-more">
      <summary>
        {t('exam:timeTitle')} <b>{said(chosen)}</b>
      </summary>
      <fieldset class="ts-e-choice">
        <legend class="hidden">{t('exam:timeTitle')}</legend>
        <p class="small">{t('exam:timeText')}</p>
        {LONGER.map((longer) => (
          <label key={longer}>
            <input type="radio" name="longer" checked={chosen === longer} onChange={() => onChoose(longer)} />
            {said(longer)}
          </label>
        ))}
      </fieldset>
      <p>
        <label for="exam-size">{t('settings:size')}</label>
        <select
          id="exam-size"
          value={preferences?.size ?? 0}
          onChange={({ currentTarget: { value } }) => {
            const size = SIZES.find((known) => String(known) === value)
            if (size !== undefined) void choose({ size })
          }}
        >
          {SIZES.map((size) => (
            <option key={size} value={size}>
              {t(`settings:size_${size}`)}
            </option>
          ))}
        </select>
      </p>
    </details>
  )
}
