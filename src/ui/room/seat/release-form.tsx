import { useState } from 'preact/hooks'
import { openAnswers, type Seat } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { CodeForm } from '../../parts/code-form.tsx'

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
    <CodeForm
      id="release"
      heading="h3"
      title={t('room:releaseTitle')}
      text={t('room:releaseText')}
      open={t('room:releaseOpen')}
      longest={LONGEST}
      typed={typed}
      problem={problem && t(`room:release_${problem}`)}
      wrong={problem === 'wrong'}
      onType={(now) => {
        setTyped(now)
        setProblem(undefined)
      }}
      onDone={() => void open()}
    />
  )
}
