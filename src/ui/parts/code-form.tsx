interface Props {
  /** Tells it from another on the same page. */
  readonly id: string
  /** Under which heading of the page it stands. */
  readonly heading?: 'h2' | 'h3'
  readonly title: string
  readonly text: string
  /** What the button says. */
  readonly open: string
  readonly longest: number
  readonly typed: string
  /** Why nothing comes of it, in words. */
  readonly problem?: string | undefined
  /** Whether what is typed is to blame for that. */
  readonly wrong?: boolean
  readonly onType: (typed: string) => void
  readonly onDone: () => void
}

/** A form of one field, for signs that were read aloud. */
export function CodeForm({
  id,
  heading: Heading = 'h2',
  problem,
  wrong = problem !== undefined,
  ...props
}: Props) {
  const { title, text, open, longest, typed, onType, onDone } = props
  return (
    <form
      class="no-print"
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
    >
      <Heading id={id}>{title}</Heading>
      <p class="small" id={`${id}-text`}>
        {text}
      </p>
      <div class="code-field">
        <input
          type="text"
          aria-labelledby={id}
          aria-describedby={problem ? `${id}-text ${id}-problem` : `${id}-text`}
          aria-invalid={wrong}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={longest}
          value={typed}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
        <button type="submit" class="button">
          {open}
        </button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" class="square-problem">
          {problem}
        </p>
      )}
    </form>
  )
}
