import { useRef, useState } from 'preact/hooks'
import { showStart } from '../../../core/room/start.ts'
import { leaveRoom, type Seat } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { Ask } from '../../parts/ask.tsx'
import { type Deed, moving } from './deeds.ts'
import { dropHand } from './hand.ts'
import { SeatField } from './seat-field.tsx'
import { seatNumber } from './seat-number.ts'

interface Props {
  readonly seat: Seat
  readonly on: (deed: Deed) => void
  /** The room was left, or is over and another one is wanted. */
  readonly onLeft: () => void
}

/** What can be put right about a seat: its number, and being in the wrong room. */
export function SeatCare({ seat, on, onLeft }: Props) {
  const { t } = useSpeech()
  return (
    <details class="ts-e-more">
      <summary>{t('room:care', { code: showStart(seat.code), number: seat.seat })}</summary>
      <Move key={seat.seat} seat={seat.seat} onMove={(number) => on(moving(number))} />
      {seat.isDone ? (
        <button type="button" class="button" onClick={onLeft}>
          {t('room:another')}
        </button>
      ) : (
        <Leave seat={seat} onLeft={onLeft} />
      )}
    </details>
  )
}

function Move({ seat, onMove }: { readonly seat: number; readonly onMove: (number: number) => void }) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState(String(seat))
  const [isWrong, setWrong] = useState(false)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const number = seatNumber(typed)
        setWrong(number === undefined)
        if (number !== undefined && number !== seat) onMove(number)
      }}
    >
      <SeatField
        id="move"
        label={t('room:seat')}
        value={typed}
        isWrong={isWrong}
        onInput={(text) => {
          setTyped(text)
          setWrong(false)
        }}
      />
      <button type="submit" class="button">
        {t('room:move')}
      </button>
    </form>
  )
}

function Leave({ seat, onLeft }: Omit<Props, 'on'>) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  const leave = async (): Promise<void> => {
    dropHand(seat)
    await leaveRoom(seat)
    onLeft()
  }
  return (
    <>
      <button type="button" class="button" onClick={() => dialog.current?.showModal()}>
        {t('room:leave')}
      </button>
      <Ask
        dialog={dialog}
        id="leave"
        title={t('room:leaveTitle')}
        text={t('room:leaveText')}
        yes={t('room:leaveYes')}
        onYes={() => void leave()}
      />
    </>
  )
}
