import { formatNumber } from '../../../core/format/format.ts'
import { type BoxPath, boxOf } from '../../../core/protocol/box.ts'
import type { OpenedForm } from '../../../core/protocol/open-form.ts'
import type { RecordSheet } from '../../../core/protocol/record-sheet.ts'
import { useSpeech } from '../../i18n.ts'
import { useNames } from './naming.ts'

interface Props {
  readonly opened: OpenedForm
  readonly record: RecordSheet
  readonly subjects: readonly string[]
  /** The box whose line is shown as the one to look at. */
  readonly lit?: BoxPath | undefined
}

/** One paper from the table, drawn as what it is: wall sheet, log-book, labels, last page of a list, signed act. */
export function RecordPaper({ opened, record, subjects, lit }: Props) {
  const { t, formats } = useSpeech()
  const names = useNames(opened, subjects)
  return (
    <table class={`pr-r-paper pr-r-paper-${record.style}`}>
      <caption>{names.record(record.id)}</caption>
      <tbody>
        {record.lines.map((line) => {
          const isLit = lit !== undefined && boxOf(line.id, line.row ?? undefined) === lit
          return (
            <tr key={`${line.id}/${line.row}`} class={isLit ? 'pr-r-lit' : undefined}>
              <th scope="row">
                {names.line(record.id, line)}
                {isLit && <span class="hidden"> {t('protocol-run:litLine')}</span>}
              </th>
              <td>
                {line.value === null ? (
                  <span class="hidden">{t('protocol-run:openLine')}</span>
                ) : (
                  formatNumber(line.value, 0, formats)
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
      {record.style === 'act' && (
        <tfoot>
          <tr>
            <td colSpan={2}>
              <Signatures />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}

/** Two hands that signed; nothing to read. */
function Signatures() {
  return (
    <svg class="pr-r-signed" viewBox="0 0 120 24" aria-hidden="true" focusable="false">
      <path d="M4 17c6-14 9-14 8-4s4 7 7 0 5-8 6-2 5 5 8 0c2 6 6 4 10 2M70 16c4-12 8-13 7-5s-4 9 2 5 6-9 8-5 3 6 6 3 5-6 6-2 6 4 11 1" />
    </svg>
  )
}
