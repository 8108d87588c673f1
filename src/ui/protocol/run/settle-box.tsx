import { useState } from 'preact/hooks'
import { type BoxPath, fieldOf } from '../../../core/protocol/box.ts'
import { type MomentParts, momentOf, partsOf } from '../../../core/protocol/typed-moment.ts'
import { useSpeech } from '../../i18n.ts'
import { type Typed, typedAs, Unreadable } from './unreadable.tsx'
import type { RunView } from './view.ts'

interface Props {
  readonly view: RunView
  readonly box: BoxPath
}

/** What the papers say, typed anew into a box in which two entries differed. */
export function SettleBox({ view, box }: Props) {
  const { t } = useSpeech()
  const { exercise, run, opened, on } = view
  const field = exercise.form.fields.find(({ id }) => id === fieldOf(box))
  const held = run.settled.get(box)
  const label = t('protocol-run:papersSay')
  if (!field) return null
  if (field.kind === 'ticks')
    return (
      <div class="pr-r-settle" role="group" aria-label={label}>
        <span aria-hidden="true">{label}</span>
        {field.options.map((option) => {
          const ticked = Array.isArray(held) && held.includes(option)
          return (
            <label key={option} class="pr-r-check">
              <input
                type="checkbox"
                checked={ticked}
                onChange={() => on({ act: ticked ? 'unticked' : 'ticked', object: `${box}/${option}` })}
              />
              <span>{opened.words.options[field.id]?.[option] ?? option}</span>
            </label>
          )
        })}
      </div>
    )
  const text = typeof held === 'string' ? held : ''
  if (field.kind === 'date-time')
    return (
      <Moment
        id={`settle:${box}`}
        label={label}
        stored={text}
        onMoment={(moment) => on({ act: 'typed', object: `${box}=${moment}` })}
      />
    )
  return (
    <div class="pr-r-settle">
      <Line
        id={`settle:${box}`}
        name={label}
        text={text}
        typed={typedAs(field)}
        onText={(typed) => on({ act: 'typed', object: `${box}=${typed}` })}
      />
    </div>
  )
}

interface MomentProps {
  readonly id: string
  readonly label: string
  readonly stored: string
  readonly onMoment: (moment: string) => void
}

/** A day and a time; they stay as they are typed, whatever is made of them. */
function Moment({ id, label, stored, onMoment }: MomentProps) {
  const { t } = useSpeech()
  const [parts, setParts] = useState(() => partsOf(stored))
  const put = (typed: MomentParts): void => {
    setParts(typed)
    onMoment(momentOf(typed))
  }
  return (
    <div class="pr-r-settle" role="group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <Line
        id={`${id}:date`}
        name={t('protocol-run:date')}
        text={parts.date}
        typed="date"
        onText={(date) => put({ ...parts, date })}
      />
      <Line
        id={`${id}:clock`}
        name={t('protocol-run:time')}
        text={parts.clock}
        typed="clock"
        onText={(clock) => put({ ...parts, clock })}
      />
    </div>
  )
}

interface LineProps {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly typed: Typed
  readonly onText: (text: string) => void
}

function Line({ id, name, text, typed, onText }: LineProps) {
  // half a date is no wrong date: what cannot be read is said once the place is left
  const [isLeft, setIsLeft] = useState(true)
  return (
    <>
      <label>
        <span>{name}</span>
        <input
          id={id}
          type="text"
          inputMode={typed === 'words' ? 'text' : 'numeric'}
          autocomplete="off"
          aria-describedby={`${id}:problem`}
          value={text}
          onInput={({ currentTarget }) => {
            setIsLeft(false)
            onText(currentTarget.value)
          }}
          onBlur={() => setIsLeft(true)}
        />
      </label>
      <Unreadable id={`${id}:problem`} typed={isLeft ? typed : 'words'} text={text} />
    </>
  )
}
