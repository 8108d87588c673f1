interface Props {
  readonly label: string
  readonly value: string
  readonly onType: (typed: string) => void
}

/** A field that narrows the list below it while one types. */
export function FilterField({ label, value, onType }: Props) {
  return (
    <p class="no-print">
      <label for="filter">{label}</label>
      <input
        id="filter"
        type="search"
        autocomplete="off"
        value={value}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
    </p>
  )
}
