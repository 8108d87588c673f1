import { type Cell, writeTable } from '../room/csv.ts'
import type { Report } from './report.ts'

/** A report as a table for a spreadsheet: RFC 4180; the caller puts the byte order mark before it. */
export function reportCsv({ heads, rows, total }: Report): string {
  const lines = total ? [...rows, total] : rows
  return writeTable([heads, ...lines.map(({ name, cells }): Cell[] => [name, ...cells])])
}
