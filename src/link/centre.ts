import type { Language } from '../core/language.ts'
import {
  REPORT_HEADER,
  REPORT_VERSION,
  type Report,
  type ReportName,
  reportSchema,
  type RowsBy,
} from '../core/report/report.ts'
import { reached, refused, type Result } from '../core/result.ts'

/** Which report, in which words. */
export interface ReportAsked {
  readonly report: ReportName
  readonly by: RowsBy
  /** As `2026-Q4`; nothing for all time up to now. */
  readonly quarter: string | undefined
  readonly language: Language
}

/**
 * Why there is no report: the secret is not known, there were too many wrong ones, this report is the centre's alone, the centre cannot
 * answer just now, or nothing of it was heard.
 */
export type ReportTrouble = 'token' | 'busy' | 'centre-only' | 'not-now' | 'lost'

/** No answer for so long (ms) is none: a report over many people takes its time. */
const SILENCE = 60_000

/** Asks the centre for a report. The secret goes in a header, never in an address. */
export async function askReport(token: string, asked: ReportAsked): Promise<Result<Report, ReportTrouble>> {
  const answer = await ask(token, asked, 'json')
  if (!answer.ok) return answer
  const read = reportSchema.safeParse(jsonIn(answer.value))
  return read.success ? reached(read.data) : refused('lost')
}

/** The same as a table for a spreadsheet. */
export function askTable(token: string, asked: ReportAsked): Promise<Result<string, ReportTrouble>> {
  return ask(token, asked, 'csv')
}

async function ask(
  token: string,
  { report, by, quarter, language }: ReportAsked,
  format: 'json' | 'csv',
): Promise<Result<string, ReportTrouble>> {
  const query = new URLSearchParams({
    by,
    lang: language,
    format,
    ...(quarter === undefined ? {} : { quarter }),
  })
  const watch = new AbortController()
  const timer = setTimeout(() => watch.abort(), SILENCE)
  try {
    const answer = await fetch(`/api/reports/${report}?${query}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: watch.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    })
    // the login page of a café does not know the version, nor does a proxy that sends everybody away
    const isOfCentre = answer.headers.get(REPORT_HEADER) === String(REPORT_VERSION)
    if (answer.status === 503 || (answer.status === 429 && !isOfCentre)) return refused('not-now')
    if (!isOfCentre) return refused('lost')
    if (answer.status === 401) return refused('token')
    if (answer.status === 403) return refused('centre-only')
    if (answer.status === 429) return refused('busy')
    return answer.ok ? reached(await answer.text()) : refused('lost')
  } catch {
    return refused('lost') // no network, a cut, or a secret that no header can carry
  } finally {
    clearTimeout(timer)
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
