interface Props<Value extends string> {
  readonly id: string
  readonly label: string
  readonly all: readonly { readonly value: Value; readonly says: string }[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

/** One of many, out of a list that opens. */
export function SelectField<Value extends string>({ id, label, all, chosen, onChoose }: Props<Value>) {
  return (
    <p>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={chosen}
        onChange={({ currentTarget }) => {
          const found = all.find(({ value }) => value === currentTarget.value)
          if (found) onChoose(found.value)
        }}
      >
        {all.map(({ value, says }) => (
          <option key={value} value={value}>
            {says}
          </option>
        ))}
      </select>
    </p>
  )
}
