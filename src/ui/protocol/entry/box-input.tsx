import type { ComponentChildren } from 'preact'
import type { BoxPath } from '../../../core/protocol/box.ts'
import { wantsClock } from '../../../core/protocol/entry-order.ts'
import type { Field } from '../../../core/protocol/form.ts'
import { markId } from './box-mark.tsx'
import { CountBox } from './count-box.tsx'
import { type Frame, idOf } from './frame.ts'
import type { BoxState } from './line.tsx'
import { messageId } from './message.tsx'
import { MomentBox } from './moment-box.tsx'
import { TextBox } from './text-box.tsx'
import { TicksBox } from './ticks-box.tsx'
import { textOf } from './use-drafts.ts'
import { useSpeech } from '../../i18n.ts'

interface Props {
  readonly frame: Frame
  readonly field: Field
  readonly box: BoxPath
  readonly state: BoxState
  readonly labelledBy: string
  readonly last: boolean
  readonly before: ComponentChildren
}

/** The box itself, after the kind of its field. */
export function BoxInput({ frame, field, box, state, labelledBy, last, before }: Props) {
  const { t } = useSpeech()
  const { marking, told = [] } = state
  const describedBy =
    [marking && markId(box), ...told.map(({ result }) => messageId(result.code, box))]
      .filter(Boolean)
      .join(' ') || undefined
  const invalid = marking !== undefined && !marking.accepted && marking.gravity !== 'H'
  if (field.kind === 'ticks')
    return (
      <TicksBox
        frame={frame}
        field={field}
        box={box}
        value={state.value}
        describedBy={describedBy}
        invalid={invalid}
        before={before}
      />
    )
  const common = {
    id: idOf({ box, part: '' }),
    box,
    value: textOf(state.value),
    desk: frame.desk,
    labelledBy,
    describedBy,
    invalid,
    last,
    before,
  }
  switch (field.kind) {
    case 'count':
      return <CountBox {...common} />
    case 'date-time':
      return <MomentBox {...common} clock={wantsClock(frame.form, field)} />
    case 'words':
      return (
        <TextBox
          {...common}
          language={frame.form.numerals?.language}
          placeholder={t('protocol-entry:inWords')}
        />
      )
    case 'text':
      return <TextBox {...common} />
  }
}
