import { useState } from 'preact/hooks'
import { useSpeech } from '../../../i18n.ts'
import { CodeForm } from '../../../parts/code-form.tsx'

/** The longest twelve signs are typed, with spaces and dashes. */
const LONGEST = 30

interface Props {
  /** Takes a code; gives why it is none, or nothing when it was taken. */
  readonly onTake: (typed: string) => Promise<string | undefined>
}

/** Where the answer code under a square is typed: what remains when no camera helps. */
export function AnswerCode({ onTake }: Props) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  return (
    <CodeForm
      id="answer-code"
      title={t('desk-back:codeTitle')}
      text={t('desk-back:codeText')}
      open={t('desk-back:codeTake')}
      longest={LONGEST}
      typed={typed}
      problem={problem}
      onType={(now) => {
        setTyped(now)
        setProblem(undefined)
      }}
      onDone={() =>
        void onTake(typed).then((why) => {
          setProblem(why)
          if (why === undefined) setTyped('')
        })
      }
    />
  )
}
