import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isLanguage } from '../../core/language.ts'
import { quarterSpan } from '../../core/report/quarter.ts'
import { linesOf, REPORTS, ROWS } from '../../core/report/report.ts'
import { reportCsv } from '../../core/report/report-csv.ts'
import { booksOf, markExams } from '../exam-marks.ts'
import { reportMeans } from '../report/centre-reports.ts'
import { makeReport } from '../report/make-report.ts'
import { BYTE_ORDER_MARK } from '../reports.ts'
import { type AtCentre, type CentreCall, CallProblem, onlyOf, rowOf, textOf } from './centre-call.ts'

/** Prints a report as the screen of the centre shows it, or writes it as a spreadsheet. */
export async function printReport(
  call: CentreCall,
  { database, say, warn, now, root }: AtCentre & { readonly root: string },
): Promise<number> {
  const report = oneOf(REPORTS, onlyOf(call, `report: ${REPORTS.join(', ')}`), 'report')
  const by = oneOf(ROWS, textOf(call, 'by', 'district'), '--by')
  const quarter = textOf(call, 'quarter', '')
  if (quarter !== '' && !quarterSpan(quarter)) throw new CallProblem(`${quarter} is no quarter, like 2026-Q4`)
  const language = textOf(call, 'lang', 'en')
  if (!isLanguage(language)) throw new CallProblem(`${language} is no language: ka, hy, az, en`)
  if (report === 'status') await markExams({ db: database, books: booksOf(root), now })
  const made = await makeReport(
    database,
    { report, by, quarter: quarter === '' ? undefined : quarter, scope: {}, language },
    { ...reportMeans(root), now },
  )
  const { csv } = call.options
  if (typeof csv === 'string') {
    const path = resolve(root, csv)
    writeFileSync(path, BYTE_ORDER_MARK + reportCsv(made), { mode: 0o600 })
    say(path)
    return 0
  }
  warn(made.title)
  say(rowOf(made.heads))
  for (const { name, cells } of linesOf(made)) say(rowOf([name, ...cells]))
  for (const note of made.notes) warn(note)
  return 0
}

function oneOf<Name extends string>(names: readonly Name[], asked: string, what: string): Name {
  const found = names.find((name) => name === asked)
  if (!found) throw new CallProblem(`“${asked}” is no ${what}: ${names.join(', ')}`)
  return found
}
