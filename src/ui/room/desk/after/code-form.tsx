import { useState } from 'preact/hooks'
import { useSpeech } from '../../../i18n.ts'

interface Props {
  /** Takes a code; gives why it is none, or nothing when it was taken. */
  readonly onTake: (typed: string) => Promise<string | undefined>
}

/** Where the answer code under a square is typed: what remains when no camera helps. */
export function CodeForm({ onTake }: Props) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = (event: Event): void => {
    event.preventDefault()
    void onTake(typed).then((why) => {
      setProblem(why)
      if (why === undefined) setTyped('')
    })
  }
  return (
    <form onSubmit={submit} class="no-print">
      <h2 id="answer-code">{t('desk-back:codeTitle')}</h2>
      <p class="small" id="answer-code-text">
        {t('desk-back:codeText')}
      </p>
      <div class="code-field">
        <input
          type="text"
          aria-labelledby="answer-code"
          aria-describedby={problem ? 'answer-code-text answer-code-problem' : 'answer-code-text'}
          aria-invalid={problem !== undefined}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={30}
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setProblem(undefined)
          }}
        />
        <button type="submit" class="button">
          {t('desk-back:codeTake')}
        </button>
      </div>
      {problem && (
        <p id="answer-code-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
