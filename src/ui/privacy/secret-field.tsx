interface Props {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly value: string
  readonly onInput: (value: string) => void
  /** What is not right about it, said aloud when it appears. */
  readonly problem?: string | undefined
}

/** The longest secret that is typed. */
const LONGEST = 120

/** Where a secret or a code is written: to be seen while it is typed, since it is copied from paper or onto it. */
export function SecretField({ id, label, help, value, onInput, problem }: Props) {
  return (
    <p class="pr-field">
      <label for={id}>{label}</label>
      <span id={`${id}-help`} class="small">
        {help}
      </span>
      <input
        id={id}
        type="text"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxLength={LONGEST}
        value={value}
        aria-describedby={problem ? `${id}-help ${id}-problem` : `${id}-help`}
        aria-invalid={problem !== undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {problem && (
        <strong id={`${id}-problem`} role="alert">
          {problem}
        </strong>
      )}
    </p>
  )
}
