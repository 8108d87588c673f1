import { useState } from 'preact/hooks'
import { type SeatLine, seatLines } from '../../../../core/room/standings.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { itemsOf, recordOf } from '../after/page-props.ts'

/** So many are named; the others are nobody's business but their own. */
const NAMED = 5

/** The best results by seat, of two alike the quicker one first: shown only when the trainer wants it, and never before the answers are out. */
export function Leaders({ room }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  const [chosen, setChosen] = useState<'off' | 'five'>('off')
  if (!room.entries.some(({ kind }) => kind === 'released')) return null
  return (
    <section class="no-print">
      <fieldset class="rd-choice">
        <legend>{t('desk:leaders')}</legend>
        {(['off', 'five'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="leaders" checked={chosen === each} onChange={() => setChosen(each)} />
            <span>{t(`desk:leaders_${each}`)}</span>
          </label>
        ))}
      </fieldset>
      {chosen === 'five' && (
        <ol class="rd-leaders">
          {best(seatLines(recordOf(room), itemsOf(room))).map(({ seat, right, of }) => (
            <li key={seat}>{t('desk:leader', { seat, right, of })}</li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** The five best of those who answered; whoever has nothing right is not named. */
export function best(lines: readonly SeatLine[]): SeatLine[] {
  return lines
    .filter(({ state, right }) => state === 'answered' && right > 0)
    .sort((one, other) => other.right - one.right || (one.minutes ?? 64) - (other.minutes ?? 64))
    .slice(0, NAMED)
}
