import { useState } from 'preact/hooks'
import { otherStart } from '../../../core/room/other-start.ts'
import { readStart, startFromSquare } from '../../../core/room/start.ts'
import { type JoinProblem, type Seat, joinRoom, leaveRoom } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { CodeEntry } from './code-entry.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { dropHand } from './hand.ts'
import { JoinTrouble } from './join-trouble.tsx'
import { SeatField } from './seat-field.tsx'
import { seatNumber } from './seat-number.ts'

interface Props {
  /** A code that came by camera or link; blank when none did. */
  readonly brought: string
  /** The room one sits in already, which is left for another. */
  readonly other: Seat | undefined
  readonly onJoined: (seat: Seat) => void
  /** Back to the room one sits in. */
  readonly onBack: () => void
}

/** The way into a room: its code, and the number of one's seat. The code of something that is done without a seat leads there. */
export function JoinForm({ brought, other, onJoined, onBack }: Props) {
  const { t, language } = useSpeech()
  const [typed, setTyped] = useState(brought)
  const [number, setNumber] = useState('')
  /** What was tried so far: nothing, the code that came by camera or link, or the whole. */
  const [tried, setTried] = useState<'nothing' | 'code' | 'all'>(brought === '' ? 'nothing' : 'code')
  const [isJoining, setJoining] = useState(false)
  const [problem, setProblem] = useState<JoinProblem | 'refused'>()
  const code = startFromSquare(typed)
  const start = readStart(code)
  const elsewhere = otherStart(typed)
  const seat = seatNumber(number)

  const join = async (): Promise<void> => {
    setTried('all')
    setProblem(undefined)
    if (!start.ok || seat === undefined) return
    setJoining(true)
    try {
      const joined = await joinRoom(language, code, seat)
      if (joined.ok) {
        await left(other, joined.value)
        onJoined(joined.value)
      } else setProblem(joined.problem)
    } catch {
      setProblem('refused') // a full disk or a closed storage
    } finally {
      setJoining(false)
    }
  }
  return (
    <Page title={t('room:joinTitle')} lead={t('room:joinLead')}>
      {other && (
        <Notice tone="attention">
          <p>{t(other.isDone ? 'room:otherDone' : 'room:otherRoom')}</p>
          <button type="button" class="button" onClick={onBack}>
            {t('room:otherBack')}
          </button>
        </Notice>
      )}
      <form
        class="rs-join"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void join()
        }}
      >
        <CodeEntry
          typed={typed}
          problem={start.ok || elsewhere || tried === 'nothing' ? undefined : start.problem}
          isReady={start.ok || elsewhere !== undefined}
          onType={(text) => {
            setTyped(text)
            setTried('nothing')
            setProblem(undefined)
          }}
          onRead={(text) => {
            setTyped(startFromSquare(text))
            setTried('code')
            setProblem(undefined)
          }}
        />
        {elsewhere ? (
          <Elsewhere key={elsewhere.name} start={elsewhere} />
        ) : (
          <>
            <SeatField
              id="seat"
              label={t('room:seat')}
              help={t('room:seatHelp')}
              value={number}
              onInput={setNumber}
              isWrong={tried === 'all' && seat === undefined}
            />
            {problem && <JoinTrouble problem={problem} />}
            <button type="submit" class="button primary rs-wide" disabled={isJoining}>
              {t('room:join')}
            </button>
          </>
        )}
      </form>
    </Page>
  )
}

/** Leaves the room one sat in for another, unless it is over. */
async function left(other: Seat | undefined, joined: Seat): Promise<void> {
  if (!other || other.isDone || other.attempt.id === joined.attempt.id) return
  dropHand(other)
  await leaveRoom(other)
}
