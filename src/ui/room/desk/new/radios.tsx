interface Props<Value> {
  readonly name: string
  readonly title: string
  readonly all: readonly {
    readonly value: Value
    readonly says: string
    /** What it means, in a sentence. */
    readonly text?: string
  }[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

/** One of a few, each with a sentence on what it means. */
export function Radios<Value extends string | number>({ name, title, all, chosen, onChoose }: Props<Value>) {
  return (
    <fieldset class="rd-choice" data-short={all.every(({ text }) => !text)}>
      <legend>{title}</legend>
      {all.map(({ value, says, text }) => (
        <label key={value} class="rd-check">
          <input type="radio" name={name} checked={chosen === value} onChange={() => onChoose(value)} />
          <span>
            {says}
            {text && <small>{text}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
