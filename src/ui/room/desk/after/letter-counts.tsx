import { useState } from 'preact/hooks'
import type { OpenedItem } from '../../../../core/question/open-item.ts'
import { useSpeech } from '../../../i18n.ts'
import { BoardView } from '../board-view.tsx'
import { countHeld, type Held } from './poll.ts'

interface Props {
  readonly opened: OpenedItem
  readonly seed: string
  /** The options in the order in which they are shown. */
  readonly shown: readonly string[]
  readonly held: Held
}

/** How many cards show each letter; which one is right only when the trainer says so, since the wall behind is a screen. */
export function LetterCounts({ opened, seed, shown, held }: Props) {
  const { t } = useSpeech()
  const [isTold, setTold] = useState(false)
  const counts = countHeld(held, shown.length)
  return (
    <section>
      <h2>{t('desk-back:countsTitle')}</h2>
      <BoardView
        opened={opened}
        seed={seed}
        withKey={isTold}
        votes={new Map(shown.map((id, at) => [id, counts[at] ?? 0]))}
      />
      <button type="button" class="button" aria-pressed={isTold} onClick={() => setTold(!isTold)}>
        {t('desk-back:showRight')}
      </button>
      {isTold && <p class="rb-along">{opened.words.explanation}</p>}
    </section>
  )
}
