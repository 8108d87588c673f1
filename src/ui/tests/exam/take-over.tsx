import { useRef, useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { InSquares } from '../../parts/squares/in-squares.tsx'
import type { Taking } from './use-taking.ts'

interface Props {
  readonly taking: Taking
  /** Whether an exam is going on here that would be laid aside. */
  readonly laysAside: boolean
}

/** So much of a file is read (bytes), far more than any exam needs: a film chosen by mistake does not fill the phone's memory. */
const READ = 10_000

/** Where an exam is taken over from another phone: its square, its file or its text. */
export function TakeOver({ taking, laysAside }: Props) {
  const { t } = useSpeech()
  const [scanning, setScanning] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const { typed, problem, isTaking, type, take } = taking
  const read = (text: string): void => {
    setScanning(false)
    void take(text)
  }
  const readFile = async (chosen: File | undefined): Promise<void> => {
    if (chosen) await take(await chosen.slice(0, READ).text())
  }
  return (
    <>
      <p>{t('exam:takeText')}</p>
      {laysAside && <p>{t('exam:takeLaysAside')}</p>}
      <div class="row">
        <InSquares>
          {({ canScan, Scan }) =>
            canScan() &&
            (scanning ? (
              <Scan onRead={read} onStop={() => setScanning(false)} />
            ) : (
              <button type="button" class="button" onClick={() => setScanning(true)}>
                {t('exam:scan')}
              </button>
            ))
          }
        </InSquares>
        <button type="button" class="button" onClick={() => file.current?.click()}>
          {t('exam:file')}
        </button>
        <input
          ref={file}
          type="file"
          accept=".txt,text/plain"
          hidden
          aria-label={t('exam:file')}
          onChange={({ currentTarget }) => {
            void readFile(currentTarget.files?.[0])
            currentTarget.value = ''
          }}
        />
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void take(typed)
        }}
      >
        <label for="taken">{t('exam:paste')}</label>
        <textarea
          id="taken"
          class="ts-field ts-e-text"
          rows={3}
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
            {t(`exam:take_${problem}`)}
          </p>
        )}
        <button type="submit" class="button" disabled={isTaking}>
          {t('exam:take')}
        </button>
      </form>
    </>
  )
}
