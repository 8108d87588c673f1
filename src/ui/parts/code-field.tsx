import { useState } from 'preact/hooks'
import type { Result } from '../../core/result.ts'

interface Props<Problem extends string> {
  readonly title: string
  readonly text: string
  /** What the button says. */
  readonly open: string
  /** A code that was tried already, for mending it. */
  readonly tried?: string
  readonly longest: number
  readonly read: (typed: string) => Result<unknown, Problem>
  /** Why a code opens nothing, in words. */
  readonly why: (problem: Problem) => string
  readonly onOpen: (code: string) => void
}

/** Where a code that was read aloud is typed; a wrong one is said to be wrong here, before anything is opened. */
export function CodeField<Problem extends string>(props: Props<Problem>) {
  const { title, text, open, tried: given = '', longest, read, why, onOpen } = props
  const [typed, setTyped] = useState(given)
  const [isTried, setTried] = useState(given !== '')
  const code = read(typed)
  const problem = isTried && !code.ok ? code.problem : undefined
  const submit = (event: Event): void => {
    event.preventDefault()
    if (code.ok) onOpen(typed.trim())
    else setTried(true)
  }
  return (
    <form onSubmit={submit}>
      <h2 id="code-title">{title}</h2>
      <p class="small" id="code-text">
        {text}
      </p>
      <div class="code-field">
        <input
          type="text"
          aria-labelledby="code-title"
          aria-describedby={problem ? 'code-text code-problem' : 'code-text'}
          aria-invalid={problem !== undefined}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={longest}
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setTried(false)
          }}
        />
        <button type="submit" class="button">
          {open}
        </button>
      </div>
      {problem && (
        <p id="code-problem" role="alert">
          {why(problem)}
        </p>
      )}
    </form>
  )
}
