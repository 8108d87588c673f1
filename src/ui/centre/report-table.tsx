import { formatDate, formatNumber } from '../../core/format/format.ts'
import type { Report } from '../../core/report/report.ts'
import { useSpeech } from '../i18n.ts'

type Row = NonNullable<Report['apart']>

/** A report as a table: what stands at the head of each row names it, and one column of percents is drawn beside its numbers. */
export function ReportTable({ report }: { readonly report: Report }) {
  const { t, formats } = useSpeech()
  const { title, at, heads, rows, total, apart, bar } = report
  const offset = -new Date(at).getTimezoneOffset()
  return (
    <div class="ce-scroll" role="region" aria-labelledby="centre-caption" tabIndex={0}>
      <table class="ce-table">
        <caption id="centre-caption">
          <span class="ce-title">
            {title} <span class="small">{t('centre:made', { time: formatDate(at, offset, formats) })}</span>
          </span>
        </caption>
        <thead>
          <tr>
            {heads.map((head) => (
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
  const { formats } = useSpeech()
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {row.cells.map((cell, place) => (
        <td key={place}>
          {typeof cell === 'number' ? formatNumber(cell, 0, formats) : cell}
          {place === bar && typeof cell === 'number' && (
            <span class="ce-bar" style={{ '--part': cell / 100 }} aria-hidden="true" />
          )}
        </td>
      ))}
    </tr>
  )
}
