import type { RefObject } from 'preact'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  /** Digits that nobody looking on should read. */
  readonly secret?: boolean
  readonly longest: number
  readonly help?: string | undefined
  /** What is not right about it, said aloud when it appears. */
  readonly problem?: string | undefined
  readonly field?: RefObject<HTMLInputElement | null> | undefined
}

/** A line to write in, with its label above and its help below. */
export function Field({ id, label, value, onInput, secret = false, longest, help, problem, field }: Props) {
  const said = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ')
  const written = {
    id,
    ...(field && { ref: field }),
    autocomplete: 'off',
    maxLength: longest,
    value,
    'aria-describedby': said || undefined,
    'aria-invalid': problem !== undefined,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      onInput(currentTarget.value),
  }
  return (
    <p class="mi-field">
      <label for={id}>{label}</label>
      {secret ? (
        <input {...written} type="password" inputMode="numeric" />
      ) : (
        <input {...written} type="text" />
      )}
      {help && (
        <span id={`${id}-help`} class="small">
          {help}
        </span>
      )}
      {problem && (
        <strong id={`${id}-problem`} role="alert" class="mi-problem">
          {problem}
        </strong>
      )}
    </p>
  )
}
