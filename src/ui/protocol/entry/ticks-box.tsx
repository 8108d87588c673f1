import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Box, BoxPath } from '../../../core/protocol/box.ts'
import type { Field } from '../../../core/protocol/form.ts'
import type { Frame } from './frame.ts'
import { idOf } from './frame.ts'
import { memo } from './memo.tsx'

interface Props {
  readonly frame: Frame
  readonly field: Extract<Field, { kind: 'ticks' }>
  readonly box: BoxPath
  readonly value: Box
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly before: ComponentChildren
}

/** Small boxes to tick, as many as the paper prints; it can show none ticked, one or several. */
export const TicksBox = memo(function TicksBox({
  frame,
  field,
  box,
  value,
  describedBy,
  invalid,
  before,
}: Props) {
  const stored = ticksIn(value)
  const [ticked, setTicked] = useState(stored)
  useEffect(() => setTicked(stored), [stored.join(' ')])
  const tick = (option: string, on: boolean): void => {
    setTicked((before) => [...before.filter((one) => one !== option), ...(on ? [option] : [])])
    frame.desk.tick(box, option, on)
  }
  return (
    <span class="pr-e-side">
      {before}
      <span class="pr-e-options">
        {field.options.map((option) => (
          <label key={option} class="pr-e-option">
            <input
              id={idOf({ box, part: option })}
              type="checkbox"
              checked={ticked.includes(option)}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={({ currentTarget }) => tick(option, currentTarget.checked)}
            />
            <span>{frame.words.options[field.id]?.[option] ?? option}</span>
          </label>
        ))}
      </span>
    </span>
  )
})

/** The ticked options that are stored. */
export function ticksIn(value: Box): readonly string[] {
  return typeof value === 'object' && value !== null ? value : []
}
