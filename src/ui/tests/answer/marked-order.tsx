import { readAnswer } from '../../../core/question/answer.ts'
import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import type { MarkedProps } from './marked.tsx'
import { optionWords } from './option-words.ts'
import { PartLine } from './part-line.tsx'

/** The steps in their right order, and where one had put those that stood elsewhere. */
export function MarkedOrder({ item, words, mark, answer }: MarkedProps<ItemOf<'order'>>) {
  const { t } = useSpeech()
  const read = answer === undefined ? undefined : readAnswer(item, answer)
  const given = read?.kind === 'order' ? read.steps : []
  return (
    <>
      <p class="small">{t('tests:rightOrder')}</p>
      <ol class="plain">
        {item.steps.map((id, at) => {
          const { text, why } = optionWords(item, words, id)
          const had = given.indexOf(id) + 1
          const fits = mark.parts.some((part) => part.id === id && part.fits)
          return (
            <PartLine
              key={id}
              state={fits && had > 0 ? 'yoursSo' : 'so'}
              says={had === 0 ? undefined : fits ? t('tests:inOrder') : t('tests:youHadAt', { at: had })}
              text={`${at + 1}. ${text}`}
              why={why}
            />
          )
        })}
      </ol>
    </>
  )
}
