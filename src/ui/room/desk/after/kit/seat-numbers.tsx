import { showStart } from '../../../../../core/room/start.ts'
import type { HostedRoom } from '../../../../../flow/host-room.ts'
import { useSpeech } from '../../../../i18n.ts'
import { onSheets } from './on-sheets.ts'

/** So many numbers stand on a sheet. */
const ON_SHEET = 8

/** Numbers to cut out and lay on the tables, with the start code below each. */
export function SeatNumbers({ room: { head } }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  return (
    <>
      {onSheets(head.seats, ON_SHEET).map((numbers) => (
        <ol key={numbers[0]} class="plain rb-numbers new-sheet" aria-label={t('desk-back:numbers')}>
          {numbers.map((seat) => (
            <li key={seat}>
              <small>{t('desk-back:yourSeat')}</small>
              <b>{seat}</b>
              <small translate={false}>{t('desk-back:codeOf', { code: showStart(head.code) })}</small>
            </li>
          ))}
        </ol>
      ))}
    </>
  )
}
