import type { Report } from '../core/report/report.ts'
import { quartersBack } from '../core/report/quarter.ts'
import type { Result } from '../core/result.ts'
import { askReport, askTable, type ReportAsked, type ReportTrouble } from '../link/centre.ts'

/*
 * Reports of the training centre. Nothing of them, and nothing of the secret that opens them, is kept on this phone.
 */

export type { ReportAsked, ReportTrouble } from '../link/centre.ts'

/** Quarters that can be chosen. */
const QUARTERS = 8
/** Before that there was no centre to report of. */
const FIRST = Date.UTC(2026, 0)

/** A report as the centre has it now. */
export function openReport(token: string, asked: ReportAsked): Promise<Result<Report, ReportTrouble>> {
  return askReport(token.trim(), asked)
}

/** The same as a spreadsheet, with the name of its file. */
export async function reportFile(
  token: string,
  asked: ReportAsked,
): Promise<Result<{ readonly name: string; readonly content: Blob }, ReportTrouble>> {
  const table = await askTable(token.trim(), asked)
  if (!table.ok) return table
  const { report, by, quarter, language } = asked
  const parts = ['ubani', report, ...(report === 'status' ? [by] : []), quarter, language]
  const name = `${parts.filter((part) => part !== undefined).join('-')}.csv`
  // reading the text took the byte order mark away; without it some spreadsheets misread three of our languages
  const content = new Blob(['\uFEFF', table.value.replace(/^\uFEFF/, '')], { type: 'text/csv;charset=utf-8' })
  return { ok: true, value: { name, content } }
}

/** The quarters that can be chosen now, the newest first. */
export function quartersToChoose(): readonly string[] {
  return quartersBack(Date.now(), FIRST, QUARTERS)
}
