import type { DoneStep } from '../../../core/protocol/run-count.ts'
import type { FormWords } from '../../../core/protocol/voice.ts'
import { useSpeech } from '../../i18n.ts'

interface Props {
  readonly words: FormWords
  readonly done: readonly DoneStep[]
}

/** What has been done, in the order in which it was done. */
export function DoneSteps({ words, done }: Props) {
  const { t } = useSpeech()
  if (done.length === 0) return null
  return (
    <details class="pr-done-steps">
      <summary>{t('protocol-count:doneTitle', { count: done.length })}</summary>
      <ol>
        {done.map(({ step, inTurn }) => (
          <li key={step}>
            {words.count[step]?.title}
            {!inTurn && <span class="small"> · {t('protocol-count:beforeTurn')}</span>}
          </li>
        ))}
      </ol>
    </details>
  )
}
