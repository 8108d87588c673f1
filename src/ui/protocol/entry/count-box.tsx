import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { BoxPath } from '../../../core/protocol/box.ts'
import { formatNumber } from '../../../core/format/format.ts'
import type { LocaleData } from '../../../core/format/locale-data.ts'
import { type NumberProblem, readNumber } from '../../../core/protocol/read-number.ts'
import { useSpeech } from '../../i18n.ts'
import type { Desk } from './frame.ts'
import { memo } from './memo.tsx'
import { Problem } from './problem.tsx'
import { selectAll } from './select-all.ts'

interface Props {
  readonly id: string
  readonly box: BoxPath
  /** What is stored, as typed. */
  readonly value: string
  readonly desk: Desk
  readonly labelledBy: string
  /** Ids of what is said about this box elsewhere. */
  readonly describedBy: string | undefined
  readonly invalid: boolean
  /** Whether no other box follows in the section: what the keypad's own button says. */
  readonly last: boolean
  /** What stands before the box: its mark, and what stood there before. */
  readonly before: ComponentChildren
}

type Trouble = Exclude<NumberProblem, 'blank'> | 'pasted' | 'pasted-table' | undefined

/**
 * A box for a count. What is typed belongs to the browser until the box is left: the store may answer as late as it likes,
 * no sign is lost. Separators of thousands are shown only while nobody types; what cannot be read stays as it was typed.
 */
export const CountBox = memo(function CountBox({ id, box, value, desk, labelledBy, ...said }: Props) {
  const { formats } = useSpeech()
  const input = useRef<HTMLInputElement>(null)
  const focused = useRef(false)
  const [trouble, setTrouble] = useState<Trouble>(() => troubleIn(value))

  useLayoutEffect(() => {
    if (!input.current || focused.current) return
    const text = desk.unstored(box) ?? value
    input.current.value = shown(text, formats)
    setTrouble(troubleIn(text))
  }, [value, formats])

  const refuse = (event: Event, text: string): void => {
    const why = pasteTrouble(text)
    if (why === undefined) return
    event.preventDefault()
    setTrouble(why)
  }
  return (
    <>
      <span class="pr-e-side">
        {said.before}
        <input
          ref={input}
          id={id}
          class="pr-e-input pr-e-count"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
          enterkeyhint={said.last ? 'done' : 'next'}
          maxLength={40}
          aria-labelledby={labelledBy}
          aria-describedby={
            [trouble && `${id}:problem`, said.describedBy].filter(Boolean).join(' ') || undefined
          }
          aria-invalid={said.invalid || trouble !== undefined}
          onFocus={({ currentTarget }) => {
            focused.current = true
            currentTarget.value = plain(desk.unstored(box) ?? value)
            selectAll(currentTarget)
          }}
          onInput={({ currentTarget }) => {
            setTrouble(undefined)
            desk.type(box, currentTarget.value)
          }}
          onPaste={(event) => refuse(event, event.clipboardData?.getData('text/plain') ?? '')}
          onDrop={(event) => refuse(event, event.dataTransfer?.getData('text/plain') ?? '')}
          onBlur={({ currentTarget }) => {
            focused.current = false
            const text = desk.unstored(box) ?? value
            currentTarget.value = shown(text, formats)
            setTrouble(troubleIn(text))
            desk.leave()
          }}
        />
      </span>
      <Problem id={`${id}:problem`} code={trouble} />
    </>
  )
})

function troubleIn(text: string): Trouble {
  const read = readNumber(text)
  return read.ok || read.problem === 'blank' ? undefined : read.problem
}

/** Why a pasted text is not let in: a table would run together into one number, and what is no number is no count. */
function pasteTrouble(text: string): Trouble {
  if (/[\t\n\r]/.test(text.trim())) return 'pasted-table'
  return readNumber(text).ok ? undefined : 'pasted'
}

/** What stands in the box while nobody types. */
function shown(text: string, formats: LocaleData): string {
  const read = readNumber(text)
  return read.ok ? formatNumber(read.value, 0, formats) : text
}

/** What stands in the box while somebody types: Western digits and nothing between them, or what could not be read. */
function plain(text: string): string {
  const read = readNumber(text)
  return read.ok ? String(read.value) : text
}
