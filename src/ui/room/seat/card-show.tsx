import { useRef, useState } from 'preact/hooks'
import { makeItem } from '../../../core/question/make.ts'
import type { OpenedItem } from '../../../core/question/open-item.ts'
import { useSpeech } from '../../i18n.ts'
import { InSight } from '../sight/in-sight.tsx'

const LETTERS = 'ABCD'

interface Props {
  readonly opened: OpenedItem
  readonly seed: string
  /** 1…60 */
  readonly seat: number
  readonly answer: string | undefined
}

/** Lets the phone be held up as a card: the trainer's camera reads the seat and the answer from the far end of the room. */
export function CardShow({ opened, seed, seat, answer }: Props) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isShown, setShown] = useState(false)
  const turn = turnOf(opened, seed, answer)
  if (turn === undefined) return null
  const show = (): void => {
    setShown(true)
    dialog.current?.showModal()
  }
  // it says so a moment late, and may have been opened again by then
  const closed = (): void => setShown(dialog.current?.open === true)
  return (
    <>
      <button type="button" class="button rs-wide" aria-haspopup="dialog" onClick={show}>
        {t('room:showCard')}
      </button>
      <dialog ref={dialog} class="rs-card" aria-labelledby="card" onClose={closed}>
        {isShown && <CardFace seat={seat} turn={turn} />}
        <form method="dialog">
          <button type="submit" class="button rs-wide" autofocus>
            {t('common:close')}
          </button>
        </form>
      </dialog>
    </>
  )
}

/** What is held up: the mark for the camera, and the letter for whoever looks. */
export function CardFace({ seat, turn }: { readonly seat: number; readonly turn: number }) {
  const { t } = useSpeech()
  return (
    <>
      <h2 id="card">
        <span class="hidden">{t('room:cardIs', { number: seat })}</span>
        <span class="rs-letter">{LETTERS[turn]}</span>
      </h2>
      <InSight>{({ MarkerPicture }) => <MarkerPicture id={seat - 1} turn={turn} />}</InSight>
      <p>{t('room:cardHow')}</p>
    </>
  )
}

/** Which of the options, as they are shown, an answer is, 0…3; nothing where no card can say it. */
export function turnOf(
  { item }: Pick<OpenedItem, 'item'>,
  seed: string,
  answer: string | undefined,
): number | undefined {
  if (item.kind !== 'choice' || item.options.length > LETTERS.length || answer === undefined) return undefined
  const turn = makeItem(item, seed).shown.indexOf(answer)
  return turn < 0 ? undefined : turn
}
