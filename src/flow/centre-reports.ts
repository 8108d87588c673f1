import type { Report } from '../core/report/report.ts'
import { quartersBack } from '../core/report/quarter.ts'
import { refused, type Result } from '../core/result.ts'
import { askReport, askTable, type ReportAsked } from '../link/centre.ts'
import { ownReport, ownTable, type PhoneTrouble } from './trainer-phone.ts'

/*
 * Reports of the training centre. Nothing of them, and nothing of the secret that opens them, is kept on this phone. A trainer who made it
 * known needs no secret: the phone signs (trainer-phone.ts).
 */

export type { ReportAsked } from '../link/centre.ts'

/** What opens reports: a secret, or this phone. */
export type Opener = { readonly secret: string } | 'phone'

/** Quarters that can be chosen. */
const QUARTERS = 8
/** Before that there was no centre to report of. */
const FIRST = Date.UTC(2026, 0)

/** What every secret of the centre is made of; anything else (the keyboard stood on another script) no header can carry. */
const SECRET = /^[!-~]+$/

/** A report as the centre has it now. */
export async function openReport(opener: Opener, asked: ReportAsked): Promise<Result<Report, PhoneTrouble>> {
  if (opener === 'phone') return ownReport(asked)
  const secret = opener.secret.trim()
  return SECRET.test(secret) ? askReport(secret, asked) : refused('token')
}

/** The same as a spreadsheet, with the name of its file. */
export async function reportFile(
  opener: Opener,
  asked: ReportAsked,
): Promise<Result<{ readonly name: string; readonly content: Blob }, PhoneTrouble>> {
  const table = await (opener === 'phone' ? ownTable(asked) : askTable(opener.secret.trim(), asked))
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
