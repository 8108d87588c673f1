import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { readAnswer, writeAnswer } from '../../../core/question/answer.ts'
import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import type { AnswerProps } from './answer-props.ts'
import { optionWords } from './option-words.ts'
import { moved } from './moved.ts'

/** Steps to be put in their order: each has a button up and a button down, and on them Alt with an arrow key does the same. */
export function OrderField(props: AnswerProps<ItemOf<'order'>>) {
  const { item, words, made, stem, value, onChange, disabled = false } = props
  const { t } = useSpeech()
  const [said, setSaid] = useState('')
  const held = useRef<string | undefined>(undefined)
  const steps = stepsIn(item, value) ?? made.shown
  const textOf = (id: string): string => optionWords(item, words, id).text
  const buttonId = (id: string, by: number): string => `${stem}-${by < 0 ? 'up' : 'down'}-${id}`
  useLayoutEffect(() => {
    // a row that changes its place in the page loses the focus
    if (held.current) document.getElementById(held.current)?.focus()
    held.current = undefined
  }, [steps.join()])
  const move = (id: string, by: number): void => {
    const to = moved(steps, id, by)
    if (to === steps || disabled) return
    held.current = buttonId(id, by)
    setSaid(t('tests:movedTo', { step: textOf(id), at: to.indexOf(id) + 1, of: to.length }))
    onChange(writeAnswer({ kind: 'order', steps: to }))
  }
  const onKey = (event: KeyboardEvent, id: string): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || by === 0) return
    event.preventDefault()
    move(id, by)
  }
  return (
    <>
      <p class="small" id={`${stem}-how`}>
        {t('tests:putInOrder')}
      </p>
      <ol class="plain ts-order" aria-labelledby={stem} aria-describedby={`${stem}-how`}>
        {steps.map((id, at) => (
          <li key={id}>
            <span class="ts-number" aria-hidden="true">
              {at + 1}
            </span>
            <span>{textOf(id)}</span>
            {[-1, 1].map((by) => (
              <button
                key={by}
                id={buttonId(id, by)}
                type="button"
                class="button"
                disabled={disabled}
                aria-disabled={moved(steps, id, by) === steps}
                aria-label={t(by < 0 ? 'tests:moveUp' : 'tests:moveDown', { step: textOf(id) })}
                onClick={() => move(id, by)}
                onKeyDown={(event) => onKey(event, id)}
              >
                {by < 0 ? '↑' : '↓'}
              </button>
            ))}
          </li>
        ))}
      </ol>
      <p role="status" class="hidden">
        {said}
      </p>
    </>
  )
}

function stepsIn(item: ItemOf<'order'>, value: string | undefined): readonly string[] | undefined {
  const answer = value === undefined ? undefined : readAnswer(item, value)
  return answer?.kind === 'order' && answer.steps.length === item.steps.length ? answer.steps : undefined
}
