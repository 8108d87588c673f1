import { useEffect, useState } from 'preact/hooks'
import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import type { AnswerProps } from './answer-props.ts'
import { Figures } from './figures.tsx'
import { numberTyped } from './number-typed.ts'
import { figureWords } from './option-words.ts'

/** A figure that must agree with those shown in the table above it. */
export function NumberField({
  item,
  words,
  made,
  stem,
  value,
  onChange,
  disabled,
}: AnswerProps<ItemOf<'number'>>) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => {
    // taken over from elsewhere, such as another window
    if (numberTyped(typed) !== value) setTyped(value ?? '')
  }, [value])
  const isNone = typed.trim() !== '' && numberTyped(typed) === undefined
  const id = `${stem}-figure`
  return (
    <>
      <Figures item={item} words={words} made={made} />
      <p class="ts-figure">
        <label for={id}>{figureWords(words, item.ask)}</label>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={12}
          disabled={disabled === true}
          value={typed}
          aria-invalid={isNone}
          aria-describedby={`${id}-how`}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            onChange(numberTyped(currentTarget.value))
          }}
        />
        <span id={`${id}-how`} class="small" role="status">
          {isNone ? t('tests:digitsOnly') : ''}
        </span>
      </p>
    </>
  )
}
