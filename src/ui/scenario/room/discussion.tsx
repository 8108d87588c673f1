import { useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Button } from './button.tsx'

/** What to talk about: one question at a time, so that it is answered before the next is read, or all together. */
export function Discussion({ questions }: { readonly questions: readonly string[] }) {
  const { t } = useSpeech()
  const [at, setAt] = useState(0)
  const [all, setAll] = useState(false)
  const of = questions.length
  const go = (by: number): void => setAt((at + of + by) % of)
  return (
    <>
      <div aria-live="polite">
        {all ? (
          <ol class="sc-a-questions">
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        ) : (
          <>
            <p class="small">{t('scenario-room:question', { number: at + 1, of })}</p>
            <p class="sc-a-aloud">{questions[at]}</p>
          </>
        )}
      </div>
      <div class="row">
        {!all && (
          <>
            <Button says="next" primary onPress={() => go(1)} />
            <Button says="previous" onPress={() => go(-1)} />
          </>
        )}
        <Button says={all ? 'oneByOne' : 'all'} onPress={() => setAll(!all)} />
      </div>
    </>
  )
}
