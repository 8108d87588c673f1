import type { Seat } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { EvaluationPart } from './evaluation-part.tsx'
import { Outcome } from './outcome.tsx'
import { ReleaseForm } from './release-form.tsx'
import { ShowAnswers } from './show-answers.tsx'
import { TakeReceipt } from './take-receipt.tsx'
import { useAwake } from '../../parts/use-awake.ts'

interface Props {
  readonly seat: Seat
  readonly onSeat: (seat: Seat) => void
}

/** After the last question: what is shown to the trainer, and once the trainer has said so how it came out. */
export function Done({ seat, onSeat }: Props) {
  const { t } = useSpeech()
  useAwake()
  return (
    <>
      <h2 id="stage" tabIndex={-1}>
        {t(seat.released ? 'exam:resultTitle' : 'room:showTitle')}
      </h2>
      {seat.released ? (
        <>
          <Outcome seat={seat} />
          <details class="ts-e-more">
            <summary>{t('room:showAgain')}</summary>
            <ShowAnswers seat={seat} />
          </details>
        </>
      ) : (
        <>
          <p>{t('room:keepOpen')}</p>
          <ShowAnswers seat={seat} />
          <ReleaseForm seat={seat} onSeat={onSeat} />
        </>
      )}
      <TakeReceipt seat={seat} onSeat={onSeat} />
      <EvaluationPart seat={seat} />
    </>
  )
}
