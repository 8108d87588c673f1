import { useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { InSquares } from '../../parts/squares/in-squares.tsx'
import type { Taking } from './use-taking.ts'

/** Where a baton is taken: read by this app's camera where it can, else by the phone's own, or pasted as text. */
export function BatonTake({ taking }: { readonly taking: Taking }) {
  const { t } = useSpeech()
  const [scanning, setScanning] = useState(false)
  const { typed, problem, type, take } = taking
  const read = (text: string): void => {
    setScanning(false)
    void take(text)
  }
  return (
    <section class="sc-b-take" aria-labelledby="take">
      <h2 id="take" tabIndex={-1}>
        {t('scenario-run:takeTitle')}
      </h2>
      <p>{t('scenario-run:takeText')}</p>
      <InSquares>
        {({ canScan, Scan }) =>
          canScan() &&
          (scanning ? (
            <Scan onRead={read} onStop={() => setScanning(false)} />
          ) : (
            <button type="button" class="button" onClick={() => setScanning(true)}>
              {t('scenario-run:scan')}
            </button>
          ))
        }
      </InSquares>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void take(typed)
        }}
      >
        <label for="taken">{t('scenario-run:paste')}</label>
        <textarea
          id="taken"
          class="sc-words"
          rows={2}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && 'taken-problem'}
          value={typed}
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
        {problem && (
          <p id="taken-problem" role="alert">
            {t(`scenario-run:problem_${problem}`)} {problem !== 'blank' && t('scenario-run:untouched')}
          </p>
        )}
        <button type="submit" class="button">
          {t('scenario-run:takeIt')}
        </button>
      </form>
    </section>
  )
}
