import { type Box, type BoxPath, boxOf } from '../../../core/protocol/box.ts'
import type { Asked } from '../../../core/protocol/entry-order.ts'
import type { Field } from '../../../core/protocol/form.ts'
import type { Told } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import { BoxInput } from './box-input.tsx'
import { BoxMark, type Marking } from './box-mark.tsx'
import { type Frame, idOf } from './frame.ts'
import { memo } from './memo.tsx'
import { MessageAtBox } from './message.tsx'
import { certaintyIn, isUnsure } from './naming.ts'
import { Original } from './original.tsx'
import { Written } from './written.tsx'

/** What a line needs to know of one of its boxes. */
export interface BoxState {
  readonly value: Box
  readonly marking: Marking | undefined
  /** What is told at this very box. */
  readonly told: readonly Told[] | undefined
  /** What stood there before an amendment; undefined when nothing is amended. */
  readonly original: Box
}

interface Props {
  readonly frame: Frame
  readonly asked: Asked
  /** The row, in a table. */
  readonly row: string | undefined
  /** Id of the heading of the table, in a table. */
  readonly headed: string | undefined
  readonly figure: BoxState
  readonly inWords: BoxState | undefined
  /** The last box of its section. */
  readonly last: BoxPath | undefined
  readonly given: boolean
  readonly amended: boolean
}

/** One line of the paper: letter, label, box, and below it whatever is said about this box alone. */
export const Line = memo(function Line({ frame, asked, row, headed, figure, inWords, ...rest }: Props) {
  const { t } = useSpeech()
  const { field, words } = asked
  const box = boxOf(field.id, row)
  const name = `name:${box}`
  const labelledBy = headed === undefined ? name : `${headed} ${name}`
  const certainty = certaintyIn(frame.words, field.id)
  // what holds for all labels is said once, on the form itself
  const doubtful = certainty !== frame.words.labels && isUnsure(frame.words, field.id)
  const wordsBox = words && boxOf(words.id, row)
  const told = [...(figure.told ?? []), ...(inWords?.told ?? [])]
  const accepted = (figure.marking ?? inWords?.marking)?.accepted ?? false
  return (
    <div class="pr-e-line" data-kind={field.kind} data-marked={figure.marking?.gravity}>
      <label class="pr-e-label" id={name} for={`pr:${box}`}>
        {row === undefined ? (
          <>
            <span class="pr-e-letter">{frame.names.letter(field.id)}</span>
            <span>
              {frame.names.label(field.id)}
              {doubtful && <small> · {t(`guide:certainty_${certainty}`)}</small>}
            </span>
          </>
        ) : (
          <span>{frame.names.subject(row)}</span>
        )}
      </label>
      <Place frame={frame} field={field} box={box} state={figure} labelledBy={labelledBy} {...rest} />
      {words && wordsBox !== undefined && inWords && (
        <>
          <span class="hidden" id={`name:${wordsBox}`}>
            {t('protocol-entry:inWords')}
          </span>
          <Place
            frame={frame}
            field={words}
            box={wordsBox}
            state={inWords}
            labelledBy={`${labelledBy} name:${wordsBox}`}
            {...rest}
          />
        </>
      )}
      {told.map((one) => (
        <MessageAtBox key={one.result.code} frame={frame} told={one} accepted={accepted} />
      ))}
    </div>
  )
})

interface PlaceProps {
  readonly frame: Frame
  readonly field: Field
  readonly box: BoxPath
  readonly state: BoxState
  readonly labelledBy: string
  readonly last: BoxPath | undefined
  readonly given: boolean
  readonly amended: boolean
}

/** The side of a line where one writes: a mark, what stood there before, the box; or what is written there already. */
function Place({ frame, field, box, state, labelledBy, last, given, amended }: PlaceProps) {
  const before = (
    <>
      <BoxMark box={box} marking={state.marking} />
      {amended && <Original frame={frame} box={box} original={state.original} now={state.value} />}
    </>
  )
  if (given)
    return (
      <span class="pr-e-side">
        {before}
        <Written frame={frame} field={field} value={state.value} id={idOf({ box, part: '' })} />
      </span>
    )
  return (
    <BoxInput
      frame={frame}
      field={field}
      box={box}
      state={state}
      labelledBy={labelledBy}
      last={last === box}
      before={before}
    />
  )
}
