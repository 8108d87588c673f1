import { type Cell, writeTable } from '../room/csv.ts'
import { linesOf, type Report } from './report.ts'

/** A report as a table for a spreadsheet: RFC 4180; the caller puts the byte order mark before it. */
export function reportCsv(report: Report): string {
  return writeTable([report.heads, ...linesOf(report).map(({ name, cells }): Cell[] => [name, ...cells])])
}
