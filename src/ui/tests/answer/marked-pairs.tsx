import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import type { MarkedProps } from './marked.tsx'
import { pairsIn } from './match-field.tsx'
import { optionWords, rightWords } from './option-words.ts'
import { PartLine } from './part-line.tsx'

/** What belongs to each left, and what one had laid beside it. */
export function MarkedPairs({ item, words, answer }: MarkedProps<ItemOf<'match'>>) {
  const { t } = useSpeech()
  const given = pairsIn(item, answer)
  return (
    <ul class="plain">
      {item.pairs.map(({ left, right }) => {
        const { text, why } = optionWords(item, words, left)
        const had = given.get(left)
        const fits = had === right
        return (
          <PartLine
            key={left}
            state={fits ? 'yoursSo' : 'so'}
            says={
              fits
                ? t('tests:yoursSo')
                : had === undefined
                  ? undefined
                  : t('tests:youLaid', { right: rightWords(words, had) })
            }
            text={
              <>
                {text} → <b>{rightWords(words, right)}</b>
              </>
            }
            why={why}
          />
        )
      })}
    </ul>
  )
}
