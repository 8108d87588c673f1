import { useState } from 'preact/hooks'
import type { Result } from '../../core/result.ts'
import { CodeForm } from './code-form.tsx'

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
  return (
    <CodeForm
      id="code"
      title={title}
      text={text}
      open={open}
      longest={longest}
      typed={typed}
      problem={problem && why(problem)}
      onType={(now) => {
        setTyped(now)
        setTried(false)
      }}
      onDone={() => {
        if (code.ok) onOpen(typed.trim())
        else setTried(true)
      }}
    />
  )
}
