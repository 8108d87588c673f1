import { useState } from 'preact/hooks'
import type { OpenedItem } from '../../../../core/question/open-item.ts'
import { useSpeech } from '../../../i18n.ts'
import { Icon } from '../../../parts/icon.tsx'
import { optionWords } from '../../../tests/answer/option-words.ts'
import { LETTERS } from './answer-words.ts'
import { countHeld, type Held } from './poll.ts'

interface Props {
  readonly opened: OpenedItem
  /** The options in the order in which they are shown. */
  readonly shown: readonly string[]
  readonly held: Held
}

/** How many cards show each letter; which one is right only when the trainer says so, since the wall behind is a screen. */
export function LetterCounts({ opened: { item, words }, shown, held }: Props) {
  const { t } = useSpeech()
  const [isTold, setTold] = useState(false)
  const counts = countHeld(held, shown.length)
  const right = item.kind === 'choice' ? item.right : undefined
  return (
    <section>
      <h2>{t('desk-back:countsTitle')}</h2>
      <ol class="plain rb-counts">
        {shown.map((id, at) => (
          <li key={id}>
            <p>
              <b>{LETTERS[at]}</b> {optionWords(item, words, id).text} – <b>{counts[at]}</b>
              {isTold && id === right && (
                <strong class="rb-right">
                  <Icon name="done" /> {t('desk-back:isRight')}
                </strong>
              )}
            </p>
            <span
              class="rb-bar"
              aria-hidden="true"
              style={{ '--part': (counts[at] ?? 0) / Math.max(1, held.size) }}
            />
          </li>
        ))}
      </ol>
      <button type="button" class="button" aria-pressed={isTold} onClick={() => setTold(!isTold)}>
        {t('desk-back:showRight')}
      </button>
      {isTold && <p class="rb-along">{words.explanation}</p>}
    </section>
  )
}
