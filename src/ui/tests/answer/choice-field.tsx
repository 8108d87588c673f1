import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import type { AnswerProps } from './answer-props.ts'
import { Cards } from './cards.tsx'
import { optionWords } from './option-words.ts'

/** One of several. */
export function ChoiceField({
  item,
  words,
  made,
  stem,
  value,
  onChange,
  disabled,
}: AnswerProps<ItemOf<'choice'>>) {
  const { t } = useSpeech()
  return (
    <Cards
      type="radio"
      name={`${stem}-one`}
      stem={stem}
      hint={t('tests:chooseOne')}
      lines={made.shown.map((id) => ({ id, text: optionWords(item, words, id).text }))}
      chosen={value === undefined ? [] : [value]}
      onTake={onChange}
      disabled={disabled}
    />
  )
}
