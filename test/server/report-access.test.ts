import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { reportSchema, REPORTS, ROWS } from '../../src/core/report/report.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { CentreAccess, centreSecrets } from '../../src/server/centre-access.ts'
import { reportMeans } from '../../src/server/report/centre-reports.ts'
import { OWN_REPORT_ALLOWANCE, reportRoutes } from '../../src/server/reports.ts'
import type { Database } from '../../src/server/store/database.ts'
import { makeGroup } from '../../src/server/store/groups.ts'
import { dropPhone, knowPhone } from '../../src/server/store/trainer-phones.ts'
import { makeTrainer } from '../../src/server/store/trainers.ts'
import { WRONG_SECRETS } from '../../src/server/wrong-secrets.ts'
import { emptyDatabase, newId, NOW } from './enrolling.ts'
import { makePhone } from './phone.ts'

const CENTRE = 'c'.repeat(43)
const AUDITOR = 'a'.repeat(43)
const WRONG = 'w'.repeat(43)

let database: Database
let end: () => Promise<void>
let folder: string
let secrets: ReturnType<typeof centreSecrets>
let routes: ReturnType<typeof reportRoutes>
let clock: number
const trainers: { readonly id: string; readonly secret: string; readonly group: string }[] = []

beforeAll(async () => {
  ;({ database, end } = await emptyDatabase('sqlite'))
  folder = mkdtempSync(join(tmpdir(), 'ubani-secrets-'))
  for (const name of ['Nino', 'Aram']) {
    const [id, group] = [newId(), newId()]
    const { secret } = await database.transaction((queries) => makeTrainer(queries, { id, name }, NOW))
    const told = {
      id: group,
      district: '=cmd',
      stage: 2,
      trainer: id,
      capacity: 36,
      expiresAt: undefined,
    } as const
    await database.transaction((queries) => makeGroup(queries, { ...told, name: `Group of ${name}` }, NOW))
    for (let seat = 0; seat < 6; seat++)
      await database.run(
        `INSERT INTO people (person, group_id, role, language, gender, age_band, joined_at)
         VALUES ($1, $2, 'chair', 'ka', 'female', '30-44', $3)`,
        [newId(), group, NOW - 1],
      )
    trainers.push({ id, secret, group })
  }
})
afterAll(async () => {
  await end()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  clock = NOW
  secrets = centreSecrets({ ADMIN_TOKEN: CENTRE, AUDITOR_TOKEN: AUDITOR }, folder, () => undefined)
  const access = new CentreAccess(secrets, database, () => clock)
  routes = reportRoutes({ db: database, access, now: () => clock, proxies: 1, ...reportMeans(process.cwd()) })
})

async function ask(
  path: string,
  secret?: string,
  more: { readonly from?: string; readonly method?: string } = {},
) {
  const headers = {
    'x-forwarded-for': more.from ?? '192.0.2.1',
    ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
  }
  return routes.request(path, { method: more.method ?? 'GET', headers })
}
const joinedIn = async (answer: Response): Promise<unknown> =>
  reportSchema.parse(await answer.json()).total?.cells[0]

const [own, other] = [0, 1].map((place) => () => trainers[place] ?? { id: '', secret: '', group: '' }) as [
  () => (typeof trainers)[number],
  () => (typeof trainers)[number],
]

const TO_ALL = REPORTS.filter((name) => name !== 'satisfaction')

describe('a phone that a trainer made known', () => {
  const [phone, foreign, stranger] = [makePhone(1), makePhone(2), makePhone(3)]
  const sign = async (
    asking: typeof phone,
    path: string,
    body: Readonly<Record<string, unknown>> = {},
    changes: Parameters<typeof phone.request>[1] = {},
  ) => {
    const request = asking.request(JSON.stringify({ version: 2, ...body }), { path, ...changes })
    const answer = await routes.request(request)
    const value = (await answer.json()) as { code?: string; csv?: string; report?: unknown }
    return { status: answer.status, ...value }
  }
  const joined = async (asked: { report?: unknown }) => reportSchema.parse(asked.report).total?.cells[0]

  beforeAll(async () => {
    for (const [{ key }, { id }] of [
      [phone, own()],
      [foreign, other()],
    ] as const)
      await database.transaction((queries) => knowPhone(queries, { key, trainer: id }, NOW))
  })

  test('reads what its trainer’s secret opens, and no more, by its signature alone', async () => {
    for (const asking of [phone, foreign]) expect(await joined(await sign(asking, '/status'))).toBe(6)
    for (const name of TO_ALL) {
      const signed = await sign(phone, `/${name}`, { lang: 'hy' })
      const bySecret: unknown = await (await ask(`/${name}?lang=hy`, own().secret)).json()
      expect(signed.report, name).toEqual(bySecret)
    }
    expect(await joined(await sign(phone, '/status', { by: 'group', group: own().group }))).toBe(6)
    expect((await sign(phone, '/status', { by: 'group', format: 'csv' })).csv).toContain('Group of Nino')
    expect((await sign(phone, '/status', { by: 'group', format: 'csv' })).csv).not.toContain('Group of Aram')
    expect(await sign(phone, '/satisfaction')).toMatchObject({ status: 403, code: 'centre-only' })
  })

  test('is told nothing twice: what somebody has recorded of it opens nothing', async () => {
    const request = phone.request(JSON.stringify({ version: 2, by: 'district', lang: 'en' }), {
      path: '/status',
    })
    const again = request.clone()
    expect((await routes.request(request)).status).toBe(200)
    expect((await routes.request(again)).status).toBe(409)
  })

  test('finds nothing of a group that is another trainer’s, as if there were none', async () => {
    const [theirs, none] = await Promise.all(
      [other().group, newId()].map((group) => sign(phone, '/status', { by: 'group', group })),
    )
    expect(theirs).toMatchObject({ status: 404, code: 'no-group' })
    expect(none).toEqual(theirs)
  })

  test('is nobody without its key: not unknown, not for another report, not once it was taken', async () => {
    expect(await sign(stranger, '/status')).toMatchObject({ status: 401, code: 'unknown-phone' })
    const { headers } = phone.request('{"version":1}', { path: '/status' })
    const ours = { 'ubani-device': phone.key }
    expect(await sign(stranger, '/status', {}, { headers: ours })).toMatchObject({ code: 'signature' })
    const elsewhere = { headers: { 'ubani-signature': headers.get('ubani-signature') ?? '' } }
    expect(await sign(phone, '/coverage', {}, elsewhere)).toMatchObject({ status: 401, code: 'signature' })
    for (const odd of [{ by: 'person' }, { lang: 'ru' }, { quarter: '2026-Q9' }, { format: 'xml' }])
      expect(await sign(phone, '/status', odd)).toMatchObject({ status: 400, code: 'broken' })
    await database.transaction((queries) => dropPhone(queries, foreign.key, { by: 'command', now: NOW }))
    expect(await sign(foreign, '/status')).toMatchObject({ status: 401, code: 'unknown-phone' })
  })

  test('that asks without end is slowed down', async () => {
    for (let count = 0; count < OWN_REPORT_ALLOWANCE.atOnce; count++) await sign(stranger, '/status')
    expect(await sign(stranger, '/status')).toMatchObject({ status: 429, code: 'busy' })
    expect((await sign(phone, '/status')).status).toBe(200)
  })
})

describe.each(TO_ALL)('the report %s', (name) => {
  const everybody = { status: 12, coverage: 24, questions: undefined, errors: undefined }[name]
  const theirs = { status: 6, coverage: 12, questions: undefined, errors: undefined }[name]
  const sumIn = async (answer: Response): Promise<unknown> => {
    const { total } = reportSchema.parse(await answer.json())
    return name === 'coverage' ? Number(total?.cells[0]) * 12 : total?.cells[0]
  }

  test('is not for whoever shows nothing, or a wrong secret', async () => {
    for (const secret of [undefined, WRONG, '', 'Basic', `${CENTRE} `.repeat(9), CENTRE.slice(1)]) {
      const answer = await ask(`/${name}`, secret)
      expect(answer.status, secret).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(await answer.json()).toEqual({ type: 'about:blank', status: 401, code: 'token' })
    }
  })

  test('tells the centre and an auditor of everybody, a trainer of their own groups', async () => {
    for (const secret of [CENTRE, AUDITOR]) expect(await sumIn(await ask(`/${name}`, secret))).toBe(everybody)
    for (const { secret } of trainers) expect(await sumIn(await ask(`/${name}`, secret))).toBe(theirs)
  })

  test('tells of a group only whoever may see it, and not whether somebody else has one', async () => {
    const seen = name === 'coverage' ? 400 : 200
    const path = (group: string) => `/${name}?group=${group}`
    for (const secret of [CENTRE, AUDITOR, own().secret]) {
      const answer = await ask(path(own().group), secret)
      expect(answer.status).toBe(seen)
      if (name === 'status') expect(await joinedIn(answer)).toBe(6)
    }
    if (seen === 400) return
    const [foreign, none] = [
      await ask(path(other().group), own().secret),
      await ask(path(newId()), own().secret),
    ]
    expect([foreign.status, none.status]).toEqual([404, 404])
    expect(await foreign.text()).toBe(await none.text())
  })

  test('is no longer for a trainer who was revoked', async () => {
    const leaving = newId()
    const { secret } = await database.transaction((queries) =>
      makeTrainer(queries, { id: leaving, name: 'Leyla' }, NOW),
    )
    expect((await ask(`/${name}`, secret)).status).toBe(200)
    await database.run('UPDATE trainers SET revoked_at = $2 WHERE id = $1', [leaving, NOW])
    expect((await ask(`/${name}`, secret)).status).toBe(401)
  })

  test('is only read, by nobody kept, and never guessed to be something else', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await ask(`/${name}`, CENTRE, { method })).status).toBe(404)
    // by POST a phone asks that signs: no secret opens it
    expect((await ask(`/${name}`, CENTRE, { method: 'POST' })).status).toBe(400)
    for (const secret of [CENTRE, undefined]) {
      const { headers } = await ask(`/${name}`, secret)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('ubani-report')).toBe('1')
    }
  })

  test.each(LANGUAGES)('has all its words in %s, as a table and as a spreadsheet', async (language) => {
    for (const by of name === 'status' ? ROWS : ['district']) {
      const report = reportSchema.parse(
        await (await ask(`/${name}?by=${by}&lang=${language}`, CENTRE)).json(),
      )
      expect(report.heads.length).toBe(
        (report.total ?? report.rows[0] ?? { cells: report.heads.slice(1) }).cells.length + 1,
      )
      expect(JSON.stringify(report)).not.toMatch(/undefined|\{\{/)
      const answer = await ask(`/${name}?by=${by}&lang=${language}&format=csv`, CENTRE)
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      const bytes = new Uint8Array(await answer.arrayBuffer())
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      expect(new TextDecoder().decode(bytes).split('\r\n')[0]?.split(',').length).toBeGreaterThanOrEqual(
        report.heads.length,
      )
    }
  })
})

describe('what members thought of trainings', () => {
  test('is told to the centre and to an auditor, and to no trainer', async () => {
    for (const secret of [CENTRE, AUDITOR]) expect((await ask('/satisfaction', secret)).status).toBe(200)
    expect((await ask('/satisfaction', own().secret)).status).toBe(403)
    expect((await ask(`/satisfaction?group=${own().group}`, CENTRE)).status).toBe(400)
    for (const secret of [undefined, WRONG]) expect((await ask('/satisfaction', secret)).status).toBe(401)
  })

  test('is a share of what was answered, once five have answered', async () => {
    const rows = async () => reportSchema.parse(await (await ask('/satisfaction', CENTRE)).json()).rows
    const room = newId()
    await database.run(
      `INSERT INTO room_records (room, code, head, entries, carried_by, received_at, changed_at)
       VALUES ($1, 'K7PM3QXA', '{}', '[]', $1, $2, $2)`,
      [room, NOW - 1],
    )
    for (const [number, ratings] of [
      [5, 4, 1, null],
      [4, 4, 1, null],
      [4, 4, 1, 5],
      [3, null, 1, 5],
      [5, 1, 1, null],
    ].entries())
      await database.run(
        'INSERT INTO room_evaluations (room, number, ratings, received_at) VALUES ($1, $2, $3, $4)',
        [room, number, JSON.stringify(ratings), NOW - 1],
      )
    expect((await rows()).map(({ cells }) => cells)).toEqual([
      [5, 80],
      ['<5', '…'],
      [5, 0],
      ['<5', '…'],
    ])
    await database.run('DELETE FROM room_evaluations')
    await database.run('DELETE FROM room_records')
  })
})

test('a district that begins like a formula is harmless in a spreadsheet', async () => {
  const text = await (await ask('/status?format=csv', CENTRE)).text()
  expect(text).toContain("\r\n'=cmd,12,0,0,0\r\n")
})

test.each([
  ['/nothing', 404],
  ['/__proto__', 404],
  ['/status?by=name', 400],
  ['/status?quarter=2026', 400],
  ["/status?quarter=2026-Q4'--", 400],
  ['/status?lang=fr', 400],
  ['/status?format=xml', 400],
  [`/status?group=${'g'.repeat(65)}`, 400],
  [`/status?group=${newId()}&by=role`, 400],
  ['/status?group=x%00', 400],
] as const)('%s is answered with a named refusal', async (path, status) => {
  const answer = await ask(path, CENTRE)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
})

describe('wrong secrets', () => {
  const guess = (place: number): string => `${'g'.repeat(40)}${place + 100}`

  test('from one address are looked at so often, then not for a while; from another they still are', async () => {
    for (let place = 0; place < WRONG_SECRETS.most; place++)
      expect((await ask('/status', guess(place))).status).toBe(401)
    const waiting = await ask('/status', guess(99))
    expect(waiting.status).toBe(429)
    expect(Number(waiting.headers.get('retry-after'))).toBe(WRONG_SECRETS.within / 1000)
    expect((await ask('/status', guess(99), { from: '192.0.2.2' })).status).toBe(401)
    clock += WRONG_SECRETS.within
    expect((await ask('/status', guess(99))).status).toBe(401)
  })

  test('that are the same are counted wherever they come from', async () => {
    for (let place = 0; place < WRONG_SECRETS.most; place++)
      expect((await ask('/status', WRONG, { from: `192.0.2.${place + 10}` })).status).toBe(401)
    expect((await ask('/status', WRONG, { from: '192.0.2.99' })).status).toBe(429)
  })

  test('do not shut out the centre, an auditor, or a trainer who was here before', async () => {
    expect((await ask('/status', own().secret)).status).toBe(200)
    for (let place = 0; place <= WRONG_SECRETS.most; place++) await ask('/status', guess(place))
    for (const secret of [CENTRE, AUDITOR, own().secret])
      expect((await ask('/status', secret)).status).toBe(200)
  })
})

describe('the secret of the centre', () => {
  const said: string[] = []
  const fresh = (environment: Record<string, string>, where: string) => {
    said.length = 0
    return centreSecrets(environment, where, (line) => said.push(line))
  }

  test('is made once, said once, and only its hash is kept, for the owner of the folder alone', () => {
    const where = join(folder, 'own')
    const first = fresh({}, where)
    const secret = /: ([\w-]{43})$/.exec(said.join())?.[1] ?? ''
    expect(secret).toHaveLength(43)
    const path = join(where, 'centre-token.sha256')
    expect(readFileSync(path, 'utf8')).not.toContain(secret)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(fresh({}, where)).toEqual(first)
    expect(said).toEqual([])
  })

  test('opens nothing where it is too short to be one, and nobody is let in by the lack of it', async () => {
    const short = fresh({ ADMIN_TOKEN: 'secret', AUDITOR_TOKEN: 'secret' }, join(folder, 'short'))
    expect(short).toEqual({ centre: undefined, auditor: undefined })
    expect(said).toHaveLength(2)
    const access = new CentreAccess(short, database, () => clock)
    for (const shown of ['secret', ' '.repeat(64), 'undefinedundefined'])
      expect((await access.admit(`Bearer ${shown}`, '')).asker).toBeUndefined()
  })

  test('is not opened by the hash that is kept', async () => {
    const where = join(folder, 'hash')
    fresh({}, where)
    const hash = readFileSync(join(where, 'centre-token.sha256'), 'utf8').trim()
    const access = new CentreAccess(fresh({}, where), database, () => clock)
    expect((await access.admit(`Bearer ${hash}`, '')).asker).toBeUndefined()
    writeFileSync(join(where, 'centre-token.sha256'), '')
    const emptied = new CentreAccess(fresh({}, where), database, () => clock)
    expect((await emptied.admit(`Bearer ${' '.repeat(64)}`, '')).asker).toBeUndefined()
  })
})
