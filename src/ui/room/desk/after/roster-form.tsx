import { useState } from 'preact/hooks'
import { importRoster } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { RosterScan } from './roster-scan.tsx'
import type { Deeds } from './use-deeds.ts'

/** No list of sixty names is longer; a file beyond it is some other file. */
const LONGEST = 20_000

/** Names for the seats at once: pasted, out of a file, or out of squares. */
export function RosterForm({ deeds }: { readonly deeds: Deeds }) {
  const { t } = useSpeech()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isDone, setDone] = useState(false)
  const take = async (list: string): Promise<void> => {
    setDone(false)
    setProblem(undefined)
    const told = await deeds.run(async (now) => {
      const read = await importRoster(now, list)
      return read.ok ? { room: read.value, told: 'done' as const } : { room: now, told: read.problem }
    })
    if (told === 'done') {
      setText('')
      setDone(true)
    } else if (told) setProblem(t(`desk-back:roster_${told}`))
  }
  const takeFile = async (file: File | undefined): Promise<void> => {
    if (!file) return
    if (file.size > LONGEST) return setProblem(t('desk-back:roster_too-many'))
    await take(await file.text())
  }
  return (
    <details class="rb-fold">
      <summary>{t('desk-back:rosterTitle')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void take(text)
        }}
      >
        <label for="roster">{t('desk-back:rosterText')}</label>
        <textarea
          id="roster"
          class="rd-field"
          rows={5}
          maxLength={LONGEST}
          value={text}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && 'roster-problem'}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value)
            setProblem(undefined)
          }}
        />
        {problem && (
          <p id="roster-problem" role="alert">
            {problem}
          </p>
        )}
        <p class="row">
          <button type="submit" class="button">
            {t('desk-back:rosterTake')}
          </button>
          <label class="button rb-file">
            {t('desk-back:rosterFile')}
            <input
              type="file"
              class="hidden"
              accept=".csv,.txt,text/csv,text/plain"
              onChange={({ currentTarget }) => {
                void takeFile(currentTarget.files?.[0])
                currentTarget.value = ''
              }}
            />
          </label>
        </p>
        <p role="status">{isDone && t('desk-back:rosterDone')}</p>
      </form>
      <RosterScan deeds={deeds} />
    </details>
  )
}
