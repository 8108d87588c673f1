import { useSpeech } from '../../i18n.ts'

interface Props {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly onInput: (value: string) => void
  /** Whether what stands there is said to be no seat. */
  readonly isWrong: boolean
}

/** Where the number of a seat is typed: the phone brings its digits. */
export function SeatField({ id, label, help, value, onInput, isWrong }: Props) {
  const { t } = useSpeech()
  const said = [help && `${id}-help`, isWrong && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div class="rs-field">
      <label for={id}>{label}</label>
      {help && (
        <p class="small" id={`${id}-help`}>
          {help}
        </p>
      )}
      <input
        id={id}
        class="rs-digits"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={4}
        value={value}
        aria-describedby={said || undefined}
        aria-invalid={isWrong}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {isWrong && (
        <p id={`${id}-problem`} role="alert" class="rs-problem">
          {t('room:seatWrong')}
        </p>
      )}
    </div>
  )
}
