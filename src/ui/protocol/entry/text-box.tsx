import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { BoxPath } from '../../../core/protocol/box.ts'
import type { Desk } from './frame.ts'
import { memo } from './memo.tsx'
import { selectAll } from './select-all.ts'

interface Props {
  readonly id: string
  readonly box: BoxPath
  readonly value: string
  readonly desk: Desk
  readonly labelledBy: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly last: boolean
  readonly before: ComponentChildren
  readonly placeholder?: string | undefined
  /** The language in which words are to be written, where the form says so. */
  readonly language?: string | undefined
}

/** A box for words: names, numbers of seals, a number written out. */
export const TextBox = memo(function TextBox({ id, box, value, desk, ...said }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const focused = useRef(false)
  useLayoutEffect(() => {
    if (input.current && !focused.current) input.current.value = desk.unstored(box) ?? value
  }, [value])
  return (
    <span class="pr-e-side pr-e-wide">
      {said.before}
      <input
        ref={input}
        id={id}
        class="pr-e-input pr-e-text"
        type="text"
        lang={said.language}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint={said.last ? 'done' : 'next'}
        maxLength={200}
        placeholder={said.placeholder}
        aria-labelledby={said.labelledBy}
        aria-describedby={said.describedBy}
        aria-invalid={said.invalid}
        onFocus={({ currentTarget }) => {
          focused.current = true
          selectAll(currentTarget)
        }}
        onInput={({ currentTarget }) => desk.type(box, currentTarget.value)}
        onBlur={() => {
          focused.current = false
          desk.leave()
        }}
      />
    </span>
  )
})
