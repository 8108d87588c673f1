interface Props {
  readonly options: readonly (readonly [id: string, text: string])[]
  readonly onTake: (id: string) => void
}

/** What one can say or do: one large button under the other. */
export function Options({ options, onTake }: Props) {
  return (
    <ul class="plain sc-options">
      {options.map(([id, text]) => (
        <li key={id}>
          <button type="button" onClick={() => onTake(id)}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  )
}
