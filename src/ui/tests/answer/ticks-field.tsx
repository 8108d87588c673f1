import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import type { AnswerProps } from './answer-props.ts'
import { Cards } from './cards.tsx'
import { optionWords } from './option-words.ts'
import { ticksIn, withTick } from './ticks.ts'

/** Several of several; for the log-book, what belongs in its entry. */
export function TicksField(props: AnswerProps<ItemOf<'several' | 'log'>>) {
  const { item, words, made, stem, value, onChange, disabled } = props
  const { t } = useSpeech()
  const ticked = ticksIn(item, value)
  return (
    <Cards
      type="checkbox"
      name={`${stem}-ticks`}
      stem={stem}
      hint={t(item.kind === 'log' ? 'tests:tickPieces' : 'tests:tickAll')}
      lines={made.shown.map((id) => ({ id, text: optionWords(item, words, id).text }))}
      chosen={ticked}
      onTake={(id, isOn) => onChange(withTick(item, ticked, id, isOn))}
      disabled={disabled}
    />
  )
}
