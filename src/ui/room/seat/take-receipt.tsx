import { useRef, useState } from 'preact/hooks'
import type { Seat } from '../../../flow/join-room.ts'
import { type ReceiptProblem, receiptOf, takeReceipt } from '../../../flow/take-receipt.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { InSight } from '../sight/in-sight.tsx'

interface Props {
  readonly seat: Seat
  /** As it stands once the trainer is known to have the answers. */
  readonly onSeat: (seat: Seat) => void
}

/** Whether the trainer, or the centre, has the answers, as the receipt on the wall says it. */
export function TakeReceipt({ seat, onSeat }: Props) {
  const { t } = useSpeech()
  const [isLooking, setLooking] = useState(false)
  const [problem, setProblem] = useState<ReceiptProblem>()
  const busy = useRef(false) // the camera reads the same square again and again
  const known = receiptOf(seat)
  const note = known && (
    <Notice tone="calm" live>
      <p>{known.isAtCentre ? t('room:proofCentre') : t('room:proofHere', { number: known.seat })}</p>
    </Notice>
  )
  if (known?.isAtCentre) return note
  const take = async (text: string, tick: () => void): Promise<void> => {
    if (busy.current) return
    busy.current = true
    try {
      const taken = await takeReceipt(seat, text)
      setProblem(taken.ok ? undefined : taken.problem)
      if (!taken.ok) return
      tick()
      setLooking(false)
      onSeat(taken.value)
    } finally {
      busy.current = false
    }
  }
  return (
    <section aria-labelledby="proof">
      <h3 id="proof">{t('room:proofTitle')}</h3>
      {note ?? <p class="small">{t('room:proofText')}</p>}
      {isLooking ? (
        <InSight>
          {({ Watch, tick }) => (
            <Watch
              squares
              cards={false}
              onSquare={(text) => void take(text, tick)}
              onStop={() => setLooking(false)}
            />
          )}
        </InSight>
      ) : (
        <button type="button" class="button" onClick={() => setLooking(true)}>
          {t('room:proofScan')}
        </button>
      )}
      <p role="status" class="rs-problem">
        {isLooking && problem && t(`room:proof_${problem}`)}
      </p>
    </section>
  )
}
