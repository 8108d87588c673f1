import { useEffect, useState } from 'preact/hooks'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { receiptSquare } from '../../../../flow/room-receipt.ts'
import { useSpeech } from '../../../i18n.ts'
import { InSquares } from '../../../parts/squares/in-squares.tsx'

/** The receipt for the wall: by it every phone learns whether its answers are here. It grows with what is collected. */
export function ReceiptSquare({ room }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="rb-receipt" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('hand-over:proofTitle')}</summary>
      <p>{t('hand-over:proofText')}</p>
      {isOpen && <Square room={room} />}
    </details>
  )
}

function Square({ room }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  const [text, setText] = useState<string>()
  useEffect(() => {
    let gone = false
    receiptSquare(room).then(
      (made) => {
        if (!gone) setText(made)
      },
      () => setText(undefined), // a browser without the means to seal it; the list of seats says the same
    )
    return () => {
      gone = true
    }
  }, [room.entries])
  if (text === undefined) return <p role="status">{t('common:loading')}</p>
  return (
    <InSquares>
      {({ QrPicture }) => <QrPicture text={text} label={t('hand-over:proofSquare')} level="L" />}
    </InSquares>
  )
}
