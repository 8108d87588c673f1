interface Props {
  readonly says: string
  /** What it means, in a sentence. */
  readonly text?: string
  readonly checked: boolean
  readonly onCheck: (checked: boolean) => void
}

/** Something that is so or not. */
export function Check({ says, text, checked, onCheck }: Props) {
  return (
    <label class="rd-check">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onCheck(currentTarget.checked)}
      />
      <span>
        {says}
        {text && <small>{text}</small>}
      </span>
    </label>
  )
}
