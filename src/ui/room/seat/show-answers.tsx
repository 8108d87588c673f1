import { useEffect, useState } from 'preact/hooks'
import { answerCodeOf, type Seat, squareOf } from '../../../flow/join-room.ts'
import { useSpeech } from '../../i18n.ts'
import { InSquares } from '../../parts/squares/in-squares.tsx'
import { inFours } from './seat-number.ts'

/** A quiz as the trainer takes it: the text of its square, and the code that is read aloud. */
export interface Shown {
  readonly square: string
  readonly code: string
}

/** The answers as a square for the trainer's camera, and beside it what is said aloud where there is none. */
export function ShowAnswers({ seat }: { readonly seat: Seat }) {
  const { t } = useSpeech()
  const [shown, setShown] = useState<Shown>()
  const [isLacking, setLacking] = useState(false)
  useEffect(() => {
    let gone = false
    Promise.all([squareOf(seat), answerCodeOf(seat)]).then(
      ([square, code]) => {
        if (!gone) setShown({ square, code })
      },
      () => setLacking(true), // a browser without the means to seal it
    )
    return () => {
      gone = true
    }
  }, [seat.attempt, seat.seat])
  if (isLacking) return <p role="alert">{t('room:noSquare')}</p>
  if (!shown) return <p>{t('common:loading')}</p>
  return <ShownAnswers seat={seat.seat} {...shown} />
}

/** The square, the seat and the code, large enough for a camera and an eye at arm's length. */
export function ShownAnswers({ seat, square, code }: Shown & { readonly seat: number }) {
  const { t } = useSpeech()
  return (
    <>
      <div class="rs-square">
        <InSquares>
          {({ QrPicture }) => <QrPicture text={square} label={t('room:square')} level="L" />}
        </InSquares>
        <p class="rs-number">
          <span class="hidden">{t('room:seatIs', { number: seat })}</span>
          <span aria-hidden="true">{seat}</span>
        </p>
      </div>
      <p class="small">{t('room:brightness')}</p>
      <h3>{t('room:aloudTitle')}</h3>
      <p class="small">{t('room:aloudText')}</p>
      <p class="rs-code">{inFours(code)}</p>
    </>
  )
}
