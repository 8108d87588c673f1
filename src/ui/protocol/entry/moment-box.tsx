import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { BoxPath } from '../../../core/protocol/box.ts'
import { CLOCK } from '../../../core/protocol/entry-order.ts'
import { momentOf, partsOf, readTypedClock, readTypedDate } from '../../../core/protocol/typed-moment.ts'
import { useSpeech } from '../../i18n.ts'
import type { Desk } from './frame.ts'
import { memo } from './memo.tsx'
import { Problem } from './problem.tsx'
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
  /** False for a day without a time. */
  readonly clock: boolean
}

/*
 * Two plain boxes instead of the browser's own: that one speaks the language of the phone, not of the page, writes the
 * month first on some phones, and takes the arrow keys for itself.
 */

/** A box for a moment: a day, and beside it the time by a clock of 24 hours. */
export const MomentBox = memo(function MomentBox({
  id,
  box,
  value,
  desk,
  clock,
  labelledBy,
  ...said
}: Props) {
  const { t } = useSpeech()
  const day = useRef<HTMLInputElement>(null)
  const hour = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState(() => troubleIn(value))
  useLayoutEffect(() => {
    const stored = desk.unstored(box) ?? value
    const parts = partsOf(stored)
    if (day.current && document.activeElement !== day.current) day.current.value = parts.date
    if (hour.current && document.activeElement !== hour.current) hour.current.value = parts.clock
    setTrouble(troubleIn(stored))
  }, [value])
  const type = (): void => {
    setTrouble({ date: undefined, clock: undefined })
    desk.type(box, momentOf({ date: day.current?.value ?? '', clock: hour.current?.value ?? '' }))
  }
  const leave = (): void => {
    const stored = desk.unstored(box) ?? value
    const parts = partsOf(stored)
    if (day.current) day.current.value = parts.date
    if (hour.current) hour.current.value = parts.clock
    setTrouble(troubleIn(stored))
    desk.leave()
  }
  const half = (part: 'date' | 'clock') => ({
    id: part === 'date' ? id : `${id}:${CLOCK}`,
    class: 'pr-e-input pr-e-moment',
    type: 'text' as const,
    inputMode: 'numeric' as const,
    autocomplete: 'off',
    spellcheck: false,
    maxLength: 40,
    'aria-labelledby': `${labelledBy} ${id}:${part}-name`,
    'aria-describedby':
      [trouble[part] && `${id}:${part}-problem`, said.describedBy].filter(Boolean).join(' ') || undefined,
    'aria-invalid': said.invalid || trouble[part] !== undefined,
    onFocus: ({ currentTarget }: { currentTarget: HTMLInputElement }) => selectAll(currentTarget),
    onInput: type,
    onBlur: leave,
  })
  return (
    <>
      <span class="pr-e-side">
        {said.before}
        <span class="pr-e-moments">
          <span class="pr-e-half">
            <span class="small" id={`${id}:date-name`}>
              {t('protocol-entry:date')}
            </span>
            <input
              {...half('date')}
              ref={day}
              placeholder="5.10.2026"
              enterkeyhint={said.last && !clock ? 'done' : 'next'}
            />
          </span>
          {clock && (
            <span class="pr-e-half">
              <span class="small" id={`${id}:clock-name`}>
                {t('protocol-entry:clock')}
              </span>
              <input
                {...half('clock')}
                ref={hour}
                placeholder="01:20"
                enterkeyhint={said.last ? 'done' : 'next'}
              />
            </span>
          )}
        </span>
      </span>
      <Problem id={`${id}:date-problem`} code={trouble.date} />
      <Problem id={`${id}:clock-problem`} code={trouble.clock} />
    </>
  )
})

function troubleIn(stored: string): {
  readonly date: 'date' | undefined
  readonly clock: 'clock' | undefined
} {
  const parts = partsOf(stored)
  const date = readTypedDate(parts.date)
  const clock = readTypedClock(parts.clock)
  return {
    date: date.ok || date.problem === 'blank' ? undefined : 'date',
    clock: clock.ok || clock.problem === 'blank' ? undefined : 'clock',
  }
}
