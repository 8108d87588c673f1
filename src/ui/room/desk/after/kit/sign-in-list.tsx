import type { HostedRoom } from '../../../../../flow/host-room.ts'
import { useSpeech } from '../../../../i18n.ts'
import { rollOf } from '../roll.ts'
import { Sheet } from './sheet.tsx'

/** Room to sign in. */
const EMPTY = ''

/** The list that goes round for signing: each seat, its name where one is known, and room to write. */
export function SignInList({ room }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  const { lines } = rollOf(room)
  return (
    <Sheet room={room} name={t('desk-back:signIn')}>
      <div class="rb-wide" role="region" aria-label={t('desk-back:signIn')} tabIndex={0}>
        <table class="rb-table rb-sign-in">
          <thead>
            <tr>
              <th scope="col">{t('desk-back:colSeat')}</th>
              <th scope="col">{t('desk-back:colName')}</th>
              <th scope="col">{t('desk-back:colSignature')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ seat, name }) => (
              <tr key={seat}>
                <th scope="row">{seat}</th>
                <td>{name}</td>
                <td>{EMPTY}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  )
}
