import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isLanguage } from '../core/language.ts'
import { quarterSpan } from '../core/report/quarter.ts'
import { REPORT_HEADER, REPORT_VERSION, REPORTS, ROWS } from '../core/report/report.ts'
import { reportCsv } from '../core/report/report-csv.ts'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { ownReportSchema } from '../core/sync/trainer-phone.ts'
import { addressOf } from './address.ts'
import { Allowances } from './allowance.ts'
import type { Asker, CentreAccess } from './centre-access.ts'
import { inTurn } from './in-turn.ts'
import { problem } from './problem.ts'
import { type Asked, makeReport, type ReportMeans } from './report/make-report.ts'
import { readSigned, syncAnswer, syncRefusal } from './signed-request.ts'
import type { Database } from './store/database.ts'
import { hasGroup, type Scope } from './store/reports.ts'
import { trainerOfKey } from './store/trainer-phones.ts'

/*
 * GET /api/reports/<name>: the centre's figures (docs/formats/report.md), as a table in one of the four languages. A phone that a trainer
 * made known asks by POST and signs in the place of the secret (docs/formats/trainer-phone.md); it sees what the secret shows.
 */

/** What one phone may ask: a page that is looked through fast, and no more. */
export const OWN_REPORT_ALLOWANCE = { atOnce: 40, perSecond: 0.5 } as const
/** A signed request is not larger, in bytes. */
const BODY = 4096

/** Without it some spreadsheets read Georgian, Armenian and Azerbaijani letters as rubbish. */
export const BYTE_ORDER_MARK = '\uFEFF'

const HEADERS = {
  [REPORT_HEADER]: String(REPORT_VERSION),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** With what reports are given. */
export interface ReportSettings extends Omit<ReportMeans, 'now'> {
  readonly db: Database
  readonly access: CentreAccess
  readonly now?: () => number
  /** Proxies of our own before this server. */
  readonly proxies?: number
}

/** The routes of reports. */
export function reportRoutes({ db, access, now = Date.now, proxies = 0, ...means }: ReportSettings): Hono {
  const app = new Hono()

  app.get('/:name', async (context) => {
    const admission = await access.admit(context.req.header('authorization'), addressOf(context, proxies))
    const { asker } = admission
    if (!asker)
      return admission.wait > 0
        ? problem(429, 'busy', { ...HEADERS, 'retry-after': String(admission.wait) })
        : problem(401, 'token', { ...HEADERS, 'www-authenticate': 'Bearer' })
    const url = new URL(context.req.url)
    const asked = askedIn(context.req.param('name'), url.searchParams, asker)
    if (typeof asked === 'string') return problem(STATUS[asked], asked, HEADERS)
    // a group of somebody else is answered like one that does not exist
    if (asked.scope.group !== undefined && !(await hasGroup(db, asked.scope)))
      return problem(404, 'no-group', HEADERS)
    const report = await makeReport(db, asked, { ...means, now: now() })
    if (url.searchParams.get('format') !== 'csv')
      return new Response(JSON.stringify(report), {
        headers: { ...HEADERS, 'content-type': 'application/json' },
      })
    const name = ['ubani', report.report, report.by, report.quarter].filter(Boolean).join('-')
    return new Response(BYTE_ORDER_MARK + reportCsv(report), {
      headers: {
        ...HEADERS,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}.csv"`,
      },
    })
  })
  const allowances = new Allowances(OWN_REPORT_ALLOWANCE, now)
  app.use('*', bodyLimit({ maxSize: BODY, onError: () => syncRefusal(413, 'too-big') }))
  app.post('/:name', async (context) => {
    const signed = await readSigned(context)
    if (signed instanceof Response) return signed
    const wait = allowances.take(signed.key)
    if (wait > 0) return syncRefusal(429, 'busy', wait)
    const read = ownReportSchema.safeParse(signed.value)
    if (!read.success) return syncRefusal(400, 'broken')
    const trainer = await trainerOfKey(db, signed.key)
    if (trainer === undefined) return syncRefusal(401, 'unknown-phone')
    const { version: _, ...words } = read.data
    const query = new URLSearchParams(words as Record<string, string>)
    const asked = askedIn(context.req.param('name'), query, { kind: 'trainer', trainer })
    if (typeof asked === 'string') return syncRefusal(STATUS[asked], asked)
    if (asked.scope.group !== undefined && !(await hasGroup(db, asked.scope)))
      return syncRefusal(404, 'no-group')
    // what somebody has recorded of a phone is told nothing
    const turn = await inTurn(db, { said: signed, now: now() }, async () => undefined)
    if (turn) return turn
    const report = await makeReport(db, asked, { ...means, now: now() })
    const told = words.format === 'csv' ? { csv: reportCsv(report) } : { report }
    return syncAnswer({ version: SYNC_VERSION, ...told })
  })
  app.all('*', () => problem(404, 'not-found', HEADERS))
  return app
}

const STATUS = { 'no-report': 404, broken: 400, 'centre-only': 403 } as const

/** What an address asks for. */
function askedIn(name: string, query: URLSearchParams, asker: Asker): Asked | keyof typeof STATUS {
  const report = REPORTS.find((each) => each === name)
  if (!report) return 'no-report'
  // what was said in rooms is of nobody, so nobody can tell in whose groups
  if (report === 'satisfaction' && asker.kind === 'trainer') return 'centre-only'
  const group = query.get('group') ?? undefined
  const by = ROWS.find((each) => each === (query.get('by') ?? (group === undefined ? 'district' : 'group')))
  const quarter = query.get('quarter') ?? undefined
  const language = query.get('lang') ?? 'en'
  const format = query.get('format') ?? 'json'
  if (!by || (quarter !== undefined && !quarterSpan(quarter)) || !isLanguage(language)) return 'broken'
  if (!['json', 'csv'].includes(format) || (group !== undefined && !GROUP.test(group))) return 'broken'
  // a group is not divided further: taken together with the table of everybody that would tell of single people
  if (
    group !== undefined &&
    (['coverage', 'satisfaction'].includes(report) || (report === 'status' && by !== 'group'))
  )
    return 'broken'
  return { report, by, quarter, language, scope: scopeOf(asker, group) }
}

/** The id of a group. */
const GROUP = /^[0-9a-f-]{36}$/

function scopeOf(asker: Asker, group: string | undefined): Scope {
  return {
    ...(asker.kind === 'trainer' ? { trainer: asker.trainer } : {}),
    ...(group === undefined ? {} : { group }),
  }
}
