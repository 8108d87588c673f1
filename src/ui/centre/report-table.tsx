import { formatDate, formatNumber } from '../../core/format/format.ts'
import type { Report } from '../../core/report/report.ts'
import { useSpeech } from '../i18n.ts'
import { quarterIn } from './quarter-in.ts'

type Row = NonNullable<Report['apart']>

/**
 * A report as a table: what stands at the head of each row names it. One column of percents is drawn beside its numbers, and stands first,
 * where a phone shows it.
 */
export function ReportTable({ report }: { readonly report: Report }) {
  const { t, formats } = useSpeech()
  const { title, at, heads, rows, total, apart, bar } = report
  const offset = -new Date(at).getTimezoneOffset()
  return (
    <div class="ce-scroll" role="region" aria-labelledby="centre-caption" tabIndex={0}>
      <table class="ce-table">
        <caption id="centre-caption">
          <span class="ce-title">
            {quarterIn(title, t)}{' '}
            <span class="small">{t('centre:made', { time: formatDate(at, offset, formats) })}</span>
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{heads[0]}</th>
            {drawnFirst(heads.slice(1), bar).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Line key={place} row={row} bar={bar} />
          ))}
        </tbody>
        {(total || apart) && (
          <tfoot>
            {total && <Line row={total} bar={bar} />}
            {apart && <Line row={apart} bar={bar} />}
          </tfoot>
        )}
      </table>
    </div>
  )
}

function Line({ row, bar }: { readonly row: Row; readonly bar: number | undefined }) {
  const { t, formats } = useSpeech()
  return (
    <tr>
      <th scope="row">{quarterIn(row.name, t)}</th>
      {drawnFirst(row.cells, bar).map((cell, place) => (
        <td key={place}>
          {typeof cell === 'number' ? formatNumber(cell, 0, formats) : cell}
          {bar !== undefined && place === 0 && typeof cell === 'number' && (
            <span class="ce-bar" style={{ '--part': cell / 100 }} aria-hidden="true" />
          )}
        </td>
      ))}
    </tr>
  )
}

/** What stands in the columns, that of the drawn one first. */
function drawnFirst<Each>(all: readonly Each[], bar: number | undefined): Each[] {
  return bar === undefined
    ? [...all]
    : [...all.slice(bar, bar + 1), ...all.slice(0, bar), ...all.slice(bar + 1)]
}
