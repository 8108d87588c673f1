import { afterEach, describe, expect, test } from 'vitest'
import { REPORT_HEADER, type Report } from '../../src/core/report/report.ts'
import { openReport, quartersToChoose, reportFile, type ReportAsked } from '../../src/flow/centre-reports.ts'

const SECRET = 's'.repeat(43)
const ASKED: ReportAsked = { report: 'status', by: 'role', quarter: '2026-Q4', language: 'hy' }
const REPORT: Report = {
  version: 1,
  report: 'status',
  by: 'role',
  quarter: '2026-Q4',
  at: 1_800_000_000_000,
  title: 'Trained',
  heads: ['Role', 'Joined'],
  rows: [{ name: 'Chair', cells: ['<5'] }],
  total: { name: 'Together', cells: [9] },
  notes: [],
}

const before = globalThis.fetch
afterEach(() => {
  globalThis.fetch = before
})

/** A centre that answers so; gives what it was asked. */
function centreAnswers(answer: () => Response): Request[] {
  const asked: Request[] = []
  globalThis.fetch = (input, init) => {
    asked.push(new Request(new URL(input as string, 'https://centre.example'), init))
    return Promise.resolve(answer())
  }
  return asked
}
const saying = (body: string, status = 200) =>
  new Response(body, { status, headers: { [REPORT_HEADER]: '1' } })

describe('a report of the centre', () => {
  test('is asked for with the secret in a header and nowhere else', async () => {
    const asked = centreAnswers(() => saying(JSON.stringify(REPORT)))
    expect(await openReport({ secret: ` ${SECRET}\n` }, ASKED)).toEqual({ ok: true, value: REPORT })
    const [request] = asked
    expect(request?.headers.get('authorization')).toBe(`Bearer ${SECRET}`)
    expect(request?.url).not.toContain(SECRET)
    expect(request?.url).toContain('/api/reports/status?by=role&lang=hy&format=json&quarter=2026-Q4')
    expect([request?.cache, request?.credentials, request?.redirect]).toEqual(['no-store', 'omit', 'error'])
  })

  test.each([
    ['a wrong secret', () => saying('{}', 401), 'token'],
    ['too many wrong ones', () => saying('{}', 429), 'busy'],
    ['a report that is not for a trainer', () => saying('{}', 403), 'centre-only'],
    ['a server in trouble', () => saying('{}', 503), 'not-now'],
    ['a proxy before a server that is down', () => new Response('', { status: 503 }), 'not-now'],
    ['a proxy that sends everybody away', () => new Response('', { status: 429 }), 'not-now'],
    ['a server that fails', () => saying('{}', 500), 'lost'],
    ['half an answer', () => saying(JSON.stringify(REPORT).slice(0, 60)), 'lost'],
    ['another shape', () => saying(JSON.stringify({ ...REPORT, rows: [{ name: 1 }] })), 'lost'],
    ['the login page of a café', () => new Response('<html>Welcome</html>'), 'lost'],
    ['a 401 of somebody else', () => new Response('', { status: 401 }), 'lost'],
  ] as const)('is not shown after %s', async (_, answer, problem) => {
    centreAnswers(answer)
    expect(await openReport({ secret: SECRET }, ASKED)).toEqual({ ok: false, problem })
    if (problem === 'lost' && (await answer().text()) !== '{}') return
    expect(await reportFile({ secret: SECRET }, ASKED)).toEqual({ ok: false, problem })
  })

  test.each(['საიდუმლო', '🙂', 'two words', 'nul\u0000'])(
    'is not asked for with “%s”, which no secret is: it is told as a wrong one, with and without a network',
    async (secret) => {
      const asked = centreAnswers(() => saying(JSON.stringify(REPORT)))
      expect(await openReport({ secret }, ASKED)).toEqual({ ok: false, problem: 'token' })
      expect(asked).toEqual([])
    },
  )

  test('is saved in the language asked for, with one byte order mark whether or not the answer kept its own', async () => {
    for (const mark of ['', '\uFEFF']) {
      const asked = centreAnswers(() => saying(`${mark}Role,Joined\r\n`))
      const file = await reportFile({ secret: SECRET }, { ...ASKED, language: 'en' })
      if (!file.ok) throw new Error(file.problem)
      expect(file.value.name).toBe('ubani-status-role-2026-Q4-en.csv')
      const bytes = new Uint8Array(await file.value.content.arrayBuffer())
      expect([...bytes.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x52])
      expect(asked[0]?.url).toContain('lang=en&format=csv')
    }
  })
})

test('the quarter that is running can be chosen first', () => {
  const quarters = quartersToChoose()
  expect(quarters[0]).toMatch(/^20\d\d-Q[1-4]$/)
  expect(quarters.length).toBeLessThanOrEqual(8)
})
