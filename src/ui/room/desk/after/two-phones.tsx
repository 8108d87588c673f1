import { useState } from 'preact/hooks'
import type { SeatLine } from '../../../../core/room/standings.ts'
import { decideSeat, type HostedRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { Notice } from '../../../parts/notice.tsx'
import { seatNumber } from '../../seat/seat-number.ts'
import { clockOf } from './clock-of.ts'
import type { Deeds } from './use-deeds.ts'

interface Props {
  readonly room: HostedRoom
  readonly line: SeatLine
  readonly deeds: Deeds
}

/** Two phones named one seat: the trainer asks who sits there, and gives the other one its own seat. */
export function TwoPhones({ room, line: { seat, phones, state }, deeds }: Props) {
  const { t } = useSpeech()
  const claims = phones.map(({ tail }) => ({ tail, at: cameAt(room, tail) })).sort((a, b) => a.at - b.at)
  const inside = (
    <>
      <p>{t('desk-back:twoText', { seat })}</p>
      <ol class="plain">
        {claims.map((claim, place) => (
          <ClaimLine
            key={claim.tail}
            claim={claim}
            place={place}
            onSeat={(other) =>
              void deeds.run(async (now) => ({
                room: await decideSeat(now, other ?? seat, claim.tail),
                told: undefined,
              }))
            }
          />
        ))}
      </ol>
    </>
  )
  if (state !== 'two-phones')
    return (
      <details class="rb-fold">
        <summary>{t('desk-back:twoDecided', { seat })}</summary>
        {inside}
      </details>
    )
  return (
    <Notice tone="attention">
      <h2>{t('desk-back:twoTitle', { seat })}</h2>
      {inside}
    </Notice>
  )
}

/** A phone that says it sits here. */
interface Claim {
  readonly tail: string
  readonly at: number
}

interface LineProps {
  readonly claim: Claim
  readonly place: number
  /** It belongs on this seat, or on another one. */
  readonly onSeat: (other: number | undefined) => void
}

function ClaimLine({ claim: { tail, at }, place, onSeat }: LineProps) {
  const { t } = useSpeech()
  const [other, setOther] = useState('')
  const number = seatNumber(other)
  const named = t('desk-back:twoPhone', { number: place + 1, time: clockOf(at) })
  return (
    <li class="rb-claim">
      <b>{named}</b>
      <button type="button" class="button" onClick={() => onSeat(undefined)}>
        {t('desk-back:twoStays')}
        <span class="hidden">: {named}</span>
      </button>
      {!tail.startsWith('mark-') && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (number !== undefined) onSeat(number)
          }}
        >
          <label>
            {t('desk-back:twoOther')}
            <input
              type="text"
              class="rd-field"
              inputMode="numeric"
              autocomplete="off"
              maxLength={2}
              value={other}
              onInput={({ currentTarget }) => setOther(currentTarget.value)}
            />
          </label>
          <button type="submit" class="button" disabled={number === undefined}>
            {t('desk-back:twoMove')}
            <span class="hidden">: {named}</span>
          </button>
        </form>
      )}
    </li>
  )
}

/** When a phone came, by what the trainer takes it. */
function cameAt({ entries }: HostedRoom, wanted: string): number {
  const came = entries.find(
    (entry) =>
      (entry.kind === 'sheet' && entry.tail === wanted) ||
      (entry.kind === 'code' && `mark-${entry.mark}` === wanted),
  )
  return came?.at ?? 0
}
