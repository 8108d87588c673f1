import { useEffect, useState } from 'preact/hooks'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { watchReceipt } from '../../../../flow/room-receipt.ts'
import { useSpeech } from '../../../i18n.ts'
import { InSquares } from '../../../parts/squares/in-squares.tsx'
import { Fold } from './fold.tsx'

/** The receipt for the wall: by it every phone learns whether its answers are here. It grows with what is collected. */
export function ReceiptSquare({ room }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  return (
    <Fold title={t('hand-over:proofTitle')} text={t('hand-over:proofText')}>
      <Square room={room} />
    </Fold>
  )
}

function Square({ room }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  // a browser without the means to seal it has none; the list of seats says the same
  const [text, setText] = useState<string>()
  useEffect(() => watchReceipt(room, setText), [room.entries])
  if (text === undefined) return <p role="status">{t('common:loading')}</p>
  return (
    <div class="rb-receipt">
      <InSquares>
        {({ QrPicture }) => <QrPicture text={text} label={t('hand-over:proofSquare')} level="L" />}
      </InSquares>
    </div>
  )
}
