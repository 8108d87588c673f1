import { useState } from 'preact/hooks'
import { openAnswers, type Seat } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'

/** The longest four signs are typed, with spaces and dashes. */
const LONGEST = 10

interface Props {
  readonly seat: Seat
  /** With its answers opened. */
  readonly onSeat: (seat: Seat) => void
}

/** Where the code is typed with which the trainer opens the answers to everybody. */
export function ReleaseForm({ seat, onSeat }: Props) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<'wrong' | 'refused'>()
  const open = async (): Promise<void> => {
    try {
      const opened = await openAnswers(seat, typed)
      if (opened.ok) onSeat(opened.value)
      else setProblem('wrong')
    } catch {
      setProblem('refused') // a full disk or a closed storage
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <h3 id="release">{t('room:releaseTitle')}</h3>
      <p class="small" id="release-text">
        {t('room:releaseText')}
      </p>
      <div class="code-field">
        <input
          type="text"
          aria-labelledby="release"
          aria-describedby={problem ? 'release-text release-problem' : 'release-text'}
          aria-invalid={problem === 'wrong'}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={LONGEST}
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setProblem(undefined)
          }}
        />
        <button type="submit" class="button">
          {t('room:releaseOpen')}
        </button>
      </div>
      {problem && (
        <p id="release-problem" role="alert" class="rs-problem">
          {t(`room:release_${problem}`)}
        </p>
      )}
    </form>
  )
}
