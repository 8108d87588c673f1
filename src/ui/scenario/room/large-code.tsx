import { useEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Button } from './button.tsx'
import { CardSquare } from './card-square.tsx'
import type { HandedCard } from './handed-cards.ts'
import { Signs } from './signs.tsx'

interface Props {
  readonly cards: readonly HandedCard[]
  /** Which one is shown; undefined for none. */
  readonly at: number | undefined
  readonly onAt: (at: number | undefined) => void
}

/** One code with its square as large as the screen, for the back row. */
export function LargeCode({ cards, at, onAt }: Props) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  const card = at === undefined ? undefined : cards[at]
  const go = (by: number): void => onAt(((at ?? 0) + cards.length + by) % cards.length)
  useEffect(() => {
    if (card && !dialog.current?.open) dialog.current?.showModal()
  }, [card])
  return (
    <dialog ref={dialog} class="sc-a-large" aria-labelledby="large-code" onClose={() => onAt(undefined)}>
      {card && (
        <>
          <div aria-live="polite">
            <h2 id="large-code" tabIndex={-1} autofocus>
              {card.role}
            </h2>
            <Signs code={card.code} />
          </div>
          <CardSquare card={card} />
        </>
      )}
      <form method="dialog" class="row">
        <Button says="next" primary onPress={() => go(1)} />
        <Button says="previous" onPress={() => go(-1)} />
        <button type="submit" class="button">
          {t('common:close')}
        </button>
      </form>
    </dialog>
  )
}
