import { formatDate, formatList, formatNumber } from '../../../core/format/format.ts'
import { type BoxPath, fieldOf } from '../../../core/protocol/box.ts'
import type { Field } from '../../../core/protocol/form.ts'
import type { OpenedForm } from '../../../core/protocol/open-form.ts'
import { type Content, readBox } from '../../../core/protocol/paper.ts'
import type { Speech } from '../../i18n.ts'

/** What a box says, for the eye: a number in groups, a date in words, the names of its ticks; null when it is blank. */
export function said(opened: OpenedForm, box: BoxPath, content: Content, speech: Speech): string | null {
  const { formats } = speech
  if (content.count !== null) return formatNumber(content.count, 0, formats)
  if (content.ticks.length > 0) {
    const names = opened.words.options[fieldOf(box)]
    return formatList(
      content.ticks.map((tick) => names?.[tick] ?? tick),
      formats,
    )
  }
  if (content.text === '') return null
  return fieldAt(opened, box)?.kind === 'date-time' ? saidMoment(content.text, speech) : content.text
}

/** The same for a raw box; what cannot be read is shown as it was typed. */
export function saidRaw(opened: OpenedForm, box: BoxPath, raw: unknown, speech: Speech): string | null {
  const field = fieldAt(opened, box)
  const read = field && said(opened, box, readBox(field, raw), speech)
  if (read) return read
  return typeof raw === 'string' && raw.trim() !== '' ? raw.trim() : null
}

/** "2026-10-05T01:20" as "5 October 2026, 01:20". */
export function saidMoment(moment: string, { formats }: Speech): string {
  const [day = '', clock] = moment.split('T')
  const date = formatDate(Date.parse(day), 0, formats)
  return clock === undefined ? date : `${date}, ${clock}`
}

function fieldAt({ form }: OpenedForm, box: BoxPath): Field | undefined {
  return form.fields.find(({ id }) => id === fieldOf(box))
}
