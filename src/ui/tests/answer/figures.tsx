import { formatNumber } from '../../../core/format/format.ts'
import type { MadeItem } from '../../../core/question/make.ts'
import type { ItemOf } from '../../../core/question/question.ts'
import type { ItemWords } from '../../../core/question/question-words.ts'
import { useSpeech } from '../../i18n.ts'
import { figureWords } from './option-words.ts'

interface Props {
  readonly item: ItemOf<'number'>
  readonly words: ItemWords
  readonly made: MadeItem
  /** Whether the figure that was asked stands in it, too. */
  readonly whole?: boolean
}

/** The figures that are given, as a table. */
export function Figures({ item, words, made, whole = false }: Props) {
  const { t, formats } = useSpeech()
  const ids = whole ? [...item.show, item.ask] : item.show
  return (
    <table class="ts-figures">
      <caption class="hidden">{t('tests:figures')}</caption>
      <tbody>
        {ids.map((id) => (
          <tr key={id} class={id === item.ask ? 'ts-asked' : undefined}>
            <th scope="row">{figureWords(words, id)}</th>
            <td>{formatNumber(made.figures[id] ?? 0, 0, formats)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
