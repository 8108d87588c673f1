import { useState } from 'preact/hooks'
import { MOST_SEATS, USUAL_SEATS } from '../../../../core/room/record.ts'
import { setSeats } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { seatNumber } from '../../seat/seat-number.ts'
import { Check } from '../check.tsx'
import type { Deeds } from './use-deeds.ts'

interface Props {
  readonly seats: number
  readonly deeds: Deeds
}

/** How many seats the room has: a training group is thirty-six, and more only when the trainer says so aloud. */
export function SeatCount({ seats, deeds }: Props) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState(String(seats))
  const [isAllowed, setAllowed] = useState(seats > USUAL_SEATS)
  const [problem, setProblem] = useState<'number' | 'more'>()
  const submit = (event: Event): void => {
    event.preventDefault()
    const count = seatNumber(typed) // as many as there are numbers
    if (count === undefined) return setProblem('number')
    if (count > USUAL_SEATS && !isAllowed) return setProblem('more')
    setProblem(undefined)
    void deeds.run(async (now) => ({ room: await setSeats(now, count), told: undefined }))
  }
  return (
    <form onSubmit={submit}>
      <label for="seat-count">{t('desk-back:seatCount')}</label>
      <div class="code-field">
        <input
          id="seat-count"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={2}
          value={typed}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && 'seat-count-problem'}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setProblem(undefined)
          }}
        />
        <button type="submit" class="button">
          {t('desk-back:seatCountSet')}
        </button>
      </div>
      {problem && (
        <p id="seat-count-problem" role="alert">
          {t(`desk-back:seatCount_${problem}`, { usual: USUAL_SEATS, most: MOST_SEATS })}
        </p>
      )}
      {(problem === 'more' || isAllowed) && (
        <Check
          says={t('desk-back:seatCountMore', { usual: USUAL_SEATS })}
          checked={isAllowed}
          onCheck={(checked) => {
            setAllowed(checked)
            setProblem(undefined)
          }}
        />
      )}
    </form>
  )
}
