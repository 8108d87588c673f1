/** How much of something one is ready for, what is fading, what one has not met: numbers of questions. */
export interface ReadyParts {
  readonly ready: number
  readonly fading: number
  readonly unseen: number
}

interface Props {
  readonly parts: ReadyParts
  /** What the three parts are called. */
  readonly words: Readonly<Record<keyof ReadyParts, string>>
}

const PARTS = ['ready', 'fading', 'unseen'] as const

/** A bar in three parts with its words below; the bar itself is for the eye only. Its style stands in ready-bar.css. */
export function ReadyBar({ parts, words }: Props) {
  return (
    <>
      <span class="ready-bar" aria-hidden="true">
        {PARTS.map(
          (part) => parts[part] > 0 && <span key={part} class={part} style={{ '--part': parts[part] }} />,
        )}
      </span>
      <span class="ready-words">
        {PARTS.map((part) => (
          <span key={part}>
            {words[part]}: {parts[part]}{' '}
          </span>
        ))}
      </span>
    </>
  )
}
