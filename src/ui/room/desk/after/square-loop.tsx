import { useSpeech } from '../../../i18n.ts'
import { InSquares } from '../../../parts/squares/in-squares.tsx'
import { useAwake } from '../../../parts/use-awake.ts'
import { useLoop } from './use-loop.ts'

/** Squares in a loop, with their numbers; a tap makes them stand still. */
export function SquareLoop({ squares }: { readonly squares: readonly string[] }) {
  const { t } = useSpeech()
  const { at, isStill, toggle, step } = useLoop(squares.length)
  useAwake()
  const says = t(isStill ? 'hand-over:goOn' : 'hand-over:stop')
  const number = t('hand-over:squareOf', { number: at + 1, of: squares.length })
  return (
    <section class="rb-loop" aria-label={t('hand-over:title')}>
      <button type="button" class="rb-loop-picture" aria-label={says} onClick={toggle}>
        <InSquares>
          {({ QrPicture }) => <QrPicture text={squares[at] ?? ''} label={number} level="L" />}
        </InSquares>
      </button>
      <p class="rb-loop-number" aria-live={isStill ? 'polite' : 'off'}>
        {number}
      </p>
      {squares.length > 1 && (
        <p class="row">
          <button type="button" class="button primary" onClick={toggle}>
            {says}
          </button>
          <button type="button" class="button" onClick={() => step(-1)}>
            {t('hand-over:previous')}
          </button>
          <button type="button" class="button" onClick={() => step(1)}>
            {t('hand-over:next')}
          </button>
        </p>
      )}
    </section>
  )
}
