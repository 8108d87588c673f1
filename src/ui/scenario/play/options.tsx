interface Props {
  readonly options: readonly (readonly [id: string, text: string])[]
  readonly onTake: (id: string) => void
}

/**
 * What one can say or do: one large button under the other. The second tap of a double tap takes nothing: it was meant for the
 * button that stood there a moment ago, and nobody has read yet what stands there now.
 */
export function Options({ options, onTake }: Props) {
  return (
    <ul class="plain sc-options">
      {options.map(([id, text]) => (
        <li key={id}>
          <button type="button" onClick={({ detail }) => detail < 2 && onTake(id)}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  )
}
