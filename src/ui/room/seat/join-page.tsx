import { useEffect } from 'preact/hooks'
import { readStart, startFromSquare, writeStart } from '../../../core/room/start.ts'
import type { Seat } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useOneWindow } from '../../parts/use-one-window.ts'
import { KeepThis, WhenLoaded } from '../../parts/when-loaded.tsx'
import { useAddressCode } from './address-code.ts'
import { JoinForm } from './join-form.tsx'
import { SeatPage } from './seat-page.tsx'
import { useCurrentSeat } from './use-current-seat.ts'

/** One's seat in a room, and before one has any the way to it. A phone that was killed is back at its place with nothing asked. */
export function JoinPage() {
  const { t } = useSpeech()
  const { code, clear } = useAddressCode()
  const { current, sit, again } = useCurrentSeat()
  const seated = current.state === 'ready' ? current.seat : undefined
  const work = useOneWindow(seated?.isDone === false ? seated.attempt.id : undefined)
  useEffect(() => {
    if (work.turn > 0) again()
  }, [work.turn])
  if (current.state === 'problem' && current.problem === 'missing') return <NoQuestions />
  const loaded =
    current.state === 'ready'
      ? { state: current.state, value: current.seat }
      : current.state === 'loading'
        ? current
        : { ...current, again }
  return (
    <WhenLoaded loaded={loaded} title={t('room:title')}>
      {(seat) =>
        seat && isOf(seat, code) ? (
          <SeatPage key={seat.attempt.id} begun={seat} work={work} onSeat={sit} />
        ) : (
          <JoinForm
            key={code}
            brought={code}
            other={seat}
            onJoined={(joined) => {
              clear()
              sit(joined)
            }}
            onBack={() => {
              clear()
              again() // it has gone on since it was looked for
            }}
          />
        )
      }
    </WhenLoaded>
  )
}

/** Whether a code that was brought, if any was, leads to the room one sits in already. */
export function isOf({ quiz }: Pick<Seat, 'quiz'>, brought: string): boolean {
  if (brought === '') return true
  const start = readStart(startFromSquare(brought))
  return start.ok && writeStart(start.value) === writeStart(quiz.start)
}

/** An edition of before there were questions, and what to do. */
function NoQuestions() {
  const { t } = useSpeech()
  return (
    <Page title={t('room:title')}>
      <Notice tone="attention">
        <p>{t('tests:noQuestions')}</p>
      </Notice>
      <KeepThis />
    </Page>
  )
}
