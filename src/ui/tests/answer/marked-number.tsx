import { formatNumber } from '../../../core/format/format.ts'
import { readAnswer } from '../../../core/question/answer.ts'
import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import { Figures } from './figures.tsx'
import type { MarkedProps } from './marked.tsx'
import { optionWords } from './option-words.ts'
import { PartLine } from './part-line.tsx'

/** The figure that agrees, and where it is known how one came to another, that way. */
export function MarkedNumber({ item, words, made, mark, answer }: MarkedProps<ItemOf<'number'>>) {
  const { t, formats } = useSpeech()
  const read = answer === undefined ? undefined : readAnswer(item, answer)
  const given = read?.kind === 'number' ? formatNumber(read.value, 0, formats) : undefined
  const right = formatNumber(made.figures[item.ask] ?? 0, 0, formats)
  const mistakes = mark.parts.filter(({ chosen }) => chosen).map(({ id }) => optionWords(item, words, id))
  return (
    <>
      <Figures item={item} words={words} made={made} whole />
      <ul class="plain">
        {given !== undefined && !mark.whole && (
          <PartLine
            state="yours"
            says={t('tests:yours')}
            text={[given, ...mistakes.map(({ text }) => text)].join(' – ')}
            why={mistakes.map(({ why }) => why).join(' ')}
          />
        )}
        <PartLine
          state={mark.whole ? 'yoursSo' : 'so'}
          says={t(mark.whole ? 'tests:yoursSo' : 'tests:so')}
          text={right}
        />
      </ul>
    </>
  )
}
