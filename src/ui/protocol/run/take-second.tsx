import { useState } from 'preact/hooks'
import type { Exercise } from '../../../core/protocol/exercise.ts'
import { readSecondEntry, type SecondEntryProblem } from '../../../core/protocol/hand-over.ts'
import { useSpeech } from '../../i18n.ts'
import { entryIn } from './entry-link.ts'
import { canScan, Scan } from '../../parts/squares/squares.ts'

interface Props {
  readonly exercise: Exercise
  readonly onTaken: (entry: string) => void
}

/** Takes a second entry from another phone: by this app's camera where it can read squares, or as text. */
export function TakeSecond({ exercise, onTaken }: Props) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<SecondEntryProblem | 'foreign' | undefined>(undefined)
  const [scanning, setScanning] = useState(false)
  const take = (text: string): void => {
    const entry = entryIn(text)
    const read = readSecondEntry(entry, [exercise.form])
    setScanning(false)
    if (!read.ok) setProblem(read.problem)
    else if (read.value.code !== exercise.code) setProblem('foreign')
    else onTaken(entry)
  }
  return (
    <section aria-labelledby="take-second">
      <h2 id="take-second">{t('protocol-run:takeSecond')}</h2>
      <p class="small">{t('protocol-run:takeSecondText')}</p>
      {canScan() &&
        (scanning ? (
          <Scan onRead={take} onStop={() => setScanning(false)} />
        ) : (
          <button type="button" class="button" onClick={() => setScanning(true)}>
            {t('protocol-run:scan')}
          </button>
        ))}
      <form
        class="pr-r-paste"
        onSubmit={(event) => {
          event.preventDefault()
          take(typed)
        }}
      >
        <label for="second-text">{t('protocol-run:pasteSecond')}</label>
        <textarea
          id="second-text"
          rows={3}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? 'second-problem' : undefined}
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setProblem(undefined)
          }}
        />
        {problem && (
          <p id="second-problem" role="alert" class="pr-r-problem">
            {t(`protocol-run:second_${problem}`)}
          </p>
        )}
        <button type="submit" class="button">
          {t('protocol-run:takeIt')}
        </button>
      </form>
    </section>
  )
}
