import { formatDate, formatNumber } from '../../../core/format/format.ts'
import type { Box } from '../../../core/protocol/box.ts'
import type { Field } from '../../../core/protocol/form.ts'
import { readNumber } from '../../../core/protocol/read-number.ts'
import { partsOf } from '../../../core/protocol/typed-moment.ts'
import { useSpeech } from '../../i18n.ts'
import type { Frame } from './frame.ts'
import { Sign } from './sign.tsx'
import { ticksIn } from './ticks-box.tsx'
import { textOf } from './use-drafts.ts'

interface Props {
  readonly frame: Pick<Frame, 'words'>
  readonly field: Field
  readonly value: Box
  readonly id?: string
}

/** What stands in a box, to be read and not written. */
export function Written({ frame, field, value, id }: Props) {
  const { t } = useSpeech()
  const text = useWritten(frame, field, value)
  if (field.kind === 'ticks')
    return (
      <span class="pr-e-written" id={id}>
        {field.options.map((option) => (
          <span key={option} class="pr-e-ticked" data-ticked={ticksIn(value).includes(option)}>
            <span class="pr-e-square">{ticksIn(value).includes(option) && <Sign name="clean" />}</span>
            {frame.words.options[field.id]?.[option] ?? option}
          </span>
        ))}
      </span>
    )
  return (
    <output class="pr-e-written" id={id} data-count={field.kind === 'count'}>
      {text || <span class="small">{t('protocol-entry:blank')}</span>}
    </output>
  )
}

/** What stands in a box, in one line of words. */
export function useWritten({ words }: Pick<Frame, 'words'>, field: Field | undefined, value: Box): string {
  const { formats } = useSpeech()
  if (field?.kind === 'ticks')
    return ticksIn(value)
      .map((option) => words.options[field.id]?.[option] ?? option)
      .join(', ')
  const text = textOf(value)
  if (field?.kind === 'count') {
    const read = readNumber(text)
    return read.ok ? formatNumber(read.value, 0, formats) : text
  }
  if (field?.kind === 'date-time') {
    const { date, clock } = partsOf(text)
    const day = Date.parse(date)
    const inWords = Number.isNaN(day) ? date : formatDate(day, 0, formats)
    return [inWords, clock].filter((part) => part !== '').join(', ')
  }
  return text.trim()
}
