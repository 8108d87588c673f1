interface Props<Value extends string> {
  readonly name: string
  readonly legend: string
  readonly text?: string | undefined
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: Value | null
  readonly onChoose: (value: Value) => void
  /** Said below the question when an answer is missing. */
  readonly problem?: string | undefined
}

/** One question with its answers one below the other, each as large as a thumb. */
export function Choices<Value extends string>(props: Props<Value>) {
  const { name, legend, text, choices, chosen, onChoose, problem } = props
  const described = [text && `${name}-text`, problem && `${name}-problem`].filter((id) => id).join(' ')
  return (
    <fieldset id={name} class="pr-r-choices" aria-describedby={described || undefined} tabIndex={-1}>
      <legend>{legend}</legend>
      {text && (
        <p id={`${name}-text`} class="small">
          {text}
        </p>
      )}
      {problem && (
        <p id={`${name}-problem`} class="pr-r-problem">
          {problem}
        </p>
      )}
      {choices.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
