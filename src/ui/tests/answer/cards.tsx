import type { ComponentChildren } from 'preact'

/** One thing to choose. */
export interface CardLine {
  readonly id: string
  readonly text: ComponentChildren
}

interface Props {
  readonly type: 'radio' | 'checkbox'
  /** Unlike any other group on the page. */
  readonly name: string
  /** The id of the element that says what is asked. */
  readonly stem: string
  /** How to answer: one, or several. */
  readonly hint: string
  readonly lines: readonly CardLine[]
  readonly chosen: readonly string[]
  readonly onTake: (id: string, isOn: boolean) => void
  readonly disabled?: boolean | undefined
}

/** Things to choose from, one large card under the other; the whole card is the target. */
export function Cards({ type, name, stem, hint, lines, chosen, onTake, disabled = false }: Props) {
  return (
    <fieldset class="ts-cards" aria-labelledby={`${stem} ${name}`} disabled={disabled}>
      <legend id={name} class="small">
        {hint}
      </legend>
      {lines.map(({ id, text }) => (
        <label key={id} class="ts-card" data-on={chosen.includes(id)}>
          <input
            type={type}
            name={name}
            value={id}
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) => onTake(id, currentTarget.checked)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
