import type { HostedRoom } from '../../../../../flow/host-room.ts'
import { useSpeech } from '../../../../i18n.ts'
import { rollOf } from '../roll.ts'
import { WideTable } from '../table.tsx'
import { Sheet } from './sheet.tsx'

/** Room to sign in. */
const EMPTY = ''

/** The list that goes round for signing: each seat, its name where one is known, and room to write. */
export function SignInList({ room }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  const { lines } = rollOf(room)
  return (
    <Sheet room={room} name={t('desk-back:signIn')}>
      <div class="rb-sign-in">
        <WideTable
          title={t('desk-back:signIn')}
          head={[t('desk-back:colSeat'), t('desk-back:colName'), t('desk-back:colSignature')]}
          lines={lines.map(({ seat, name }) => [seat, name, EMPTY])}
        />
      </div>
    </Sheet>
  )
}
