import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SYNC_LIMITS } from '../../src/core/sync/sync-limits.ts'
import { makeServer } from '../../src/server/http.ts'
import type { Database } from '../../src/server/store/database.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { SYNC_ALLOWANCE } from '../../src/server/sync.ts'
import { freshPostgres } from '../postgres.ts'
import { answerIn, attemptOf, enrolled, idAt, makePhone, NOW, type Phone } from './phone.ts'

const folder = mkdtempSync(join(tmpdir(), 'ubani-sync-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ENVIRONMENTS = {
  SQLite: async () => ({ DATA_DIR: folder }),
  PostgreSQL: async () => ({ DATABASE_URL: await freshPostgres() }),
}

describe.each(Object.entries(ENVIRONMENTS))('attempts that come home to %s', (_, environment) => {
  let db: Database
  let phone: Phone
  let phones = 0
  const clock = { now: NOW }
  const lines: unknown[] = []
  let app: ReturnType<typeof makeServer>

  beforeAll(async () => {
    db = await openDatabase(await environment())
    app = makeServer({
      files: new Map(),
      headers: {},
      publicUrl: 'https://ubani.example',
      version: '7',
      killWorker: false,
      db,
      now: () => clock.now,
      log: (line) => lines.push(line),
    })
    phone = await newPhone()
  })
  afterAll(() => db.close())

  const newPhone = () => enrolled(db, makePhone(phones++))
  const send = (attempts: readonly unknown[], from = phone) => app.request(from.request(from.batch(attempts)))
  const ask = async (request: Request) => {
    clock.now += 60_000 // nobody is hurried here
    const response = await app.request(request)
    return { status: response.status, code: (await answerIn(response)).code, headers: response.headers }
  }
  const rows = async (table: 'attempts' | 'statements', ids: readonly string[]) =>
    db.all(`SELECT * FROM ${table} WHERE id IN (${ids.map((id) => `'${id}'`).join(', ')})`)
  const countAll = async () => (await db.all('SELECT count(*) AS found FROM attempts'))[0]?.['found']

  test('they are kept with their statements, and acknowledged', async () => {
    const attempts = [attemptOf(phone.person, 1), attemptOf(phone.person, 2, { subject: 'ბიულეტენი 🗳️' })]
    const response = await send(attempts)
    expect(response.status).toBe(200)
    expect(response.headers.get('ubani-sync')).toBe('2')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await answerIn(response)).toEqual({
      version: 2,
      taken: attempts.map(({ id, sequence }) => ({ id, sequence })),
      refused: [],
    })
    const ids = attempts.map(({ id }) => id)
    const kept = await rows('attempts', ids)
    expect(kept.map(({ body }) => JSON.parse(String(body)) as unknown)).toEqual(attempts)
    expect(kept[0]).toMatchObject({
      person: phone.person,
      received_at: clock.now,
      via: null,
      ended_at: NOW + 60_000,
    })
    expect(await rows('statements', ids)).toHaveLength(2)
  })

  test('[13] sending again does nothing, packed or not', async () => {
    const body = phone.batch([attemptOf(phone.person, 10)])
    const first = await answerIn(await app.request(phone.request(body)))
    const gzip = phone.request(gzipSync(body), { signed: body, headers: { 'content-encoding': 'gzip' } })
    const before = await countAll()
    expect(await answerIn(await app.request(gzip))).toEqual(first)
    expect(await answerIn(await app.request(phone.request(body)))).toEqual(first)
    expect(await countAll()).toBe(before)
    expect(await rows('statements', [idAt(10)])).toHaveLength(1)
  })

  test('[14] the newest version of an attempt stays, in whichever order they come', async () => {
    const orders = [
      [1, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ]
    const { events, result: _result, ...plain } = attemptOf(phone.person, 0)
    const threeEvents = [...events, ...events, ...events].slice(0, 3)
    for (const [place, order] of orders.entries()) {
      clock.now += 60_000
      const id = idAt(20 + place)
      for (const sequence of order) {
        const newest = Math.max(...order.slice(0, order.indexOf(sequence) + 1))
        const version = { ...plain, id, sequence, events: threeEvents.slice(0, sequence) }
        const { taken } = await answerIn(await send([version]))
        expect(taken).toEqual([{ id, sequence: newest }])
      }
    }
    const kept = await rows(
      'attempts',
      orders.map((_order, place) => idAt(20 + place)),
    )
    expect(kept.map(({ sequence }) => sequence)).toEqual([3, 3, 3, 3, 3, 3])
    const bodies = kept.map(({ body }) => JSON.parse(String(body)) as { readonly events: unknown })
    for (const body of bodies) expect(body).toMatchObject({ sequence: 3, events: threeEvents })
  })

  test('of one attempt that stands twice in a batch the newest stays', async () => {
    const [older, newer] = [4, 5].map((sequence) => attemptOf(phone.person, 30, { sequence }))
    const { taken } = await answerIn(await send([newer, older, newer]))
    expect(taken).toEqual([{ id: idAt(30), sequence: 5 }])
  })

  test('one that is not over waits for its statement, and what a newer phone says is kept', async () => {
    const { endedAt: _end, result: _result, ...open } = attemptOf(phone.person, 31, { sequence: 1 })
    await send([{ ...open, mood: 'calm' }])
    expect(await rows('statements', [open.id])).toEqual([])
    expect(JSON.parse(String((await rows('attempts', [open.id]))[0]?.['body']))).toHaveProperty(
      'mood',
      'calm',
    )
    await send([attemptOf(phone.person, 31, { sequence: 2 })])
    expect(await rows('statements', [open.id])).toHaveLength(1)
  })

  test('a broken one, one of somebody else and one that is too big do not keep the others', async () => {
    const big = Array.from({ length: 400 }, () => ({ after: 0, act: 'wrote', object: 'ა'.repeat(170) }))
    const good = attemptOf(phone.person, 40)
    const odd = [
      attemptOf(makePhone(99).person, 41),
      { ...attemptOf(phone.person, 42), kind: 'dance' },
      { ...attemptOf(phone.person, 43), startedAt: '1970' },
      { ...attemptOf(phone.person, 44), subject: 'zero\0byte' },
      { ...attemptOf(phone.person, 45), subject: 'half \uD83D' },
      { ...attemptOf(phone.person, 46), id: "'; DROP TABLE attempts; --" },
      { id: 'x'.repeat(300) },
      null,
      7,
      [],
    ]
    const answer = await answerIn(await send([...odd, good]))
    expect(answer.taken).toEqual([{ id: good.id, sequence: good.sequence }])
    expect(answer.refused).toEqual([
      { id: idAt(41), why: 'foreign' },
      ...[42, 43, 44, 45].map((number) => ({ id: idAt(number), why: 'broken' })),
      { id: "'; DROP TABLE attempts; --", why: 'broken' },
      { id: 'x'.repeat(100), why: 'broken' },
      ...['', '', ''].map((id) => ({ id, why: 'broken' })),
    ])
    const { refused } = await answerIn(await send([attemptOf(phone.person, 47, { events: big as never })]))
    expect(refused).toEqual([{ id: idAt(47), why: 'too-big' }])
    expect(
      await rows(
        'attempts',
        [41, 42, 43, 44, 45, 47].map((number) => idAt(number)),
      ),
    ).toEqual([])
  })

  test('what is somebody else’s is never touched', async () => {
    const [victim, thief] = [await newPhone(), await newPhone()]
    const theirs = attemptOf(victim.person, 50)
    await send([theirs], victim)
    const answer = await answerIn(await send([attemptOf(thief.person, 50, { sequence: 999 })], thief))
    expect(answer).toMatchObject({ taken: [], refused: [{ id: theirs.id, why: 'taken' }] })
    expect((await rows('attempts', [theirs.id]))[0]).toMatchObject({ person: victim.person, sequence: 50 })
  })

  test('of two that claim one id at the same moment one has it, and the rest of both is kept', async () => {
    const pair = [await newPhone(), await newPhone()] as const
    const answers = await Promise.all(
      pair.map(async (one, place) =>
        answerIn(await send([attemptOf(one.person, 55), attemptOf(one.person, 56 + place)], one)),
      ),
    )
    expect(answers.map(({ taken }) => taken.length).toSorted((a, b) => a - b)).toEqual([1, 2])
    expect(answers.flatMap(({ refused }) => refused)).toEqual([{ id: idAt(55), why: 'taken' }])
    expect(
      await rows(
        'attempts',
        [55, 56, 57].map((number) => idAt(number)),
      ),
    ).toHaveLength(3)
  })

  test('a result that its answers do not give is refused by itself, and nothing of it is kept', async () => {
    const good = attemptOf(phone.person, 110)
    const better = { completion: true, scores: { all: { right: 4, of: 4 } } }
    const forged = [
      attemptOf(phone.person, 111, { result: better }),
      attemptOf(phone.person, 112, { events: [] }),
      attemptOf(phone.person, 113, { kind: 'exam', result: { ...better, success: true } }),
      attemptOf(phone.person, 114, { kind: 'room' }),
      attemptOf(phone.person, 115, { kind: 'reading' }),
    ]
    const answer = await answerIn(await send([...forged, good]))
    expect(answer.taken).toEqual([{ id: good.id, sequence: good.sequence }])
    expect(answer.refused).toEqual(forged.map(({ id }) => ({ id, why: 'broken', detail: 'figures' })))
    const ids = forged.map(({ id }) => id)
    expect([await rows('attempts', ids), await rows('statements', ids)]).toEqual([[], []])
    // what the centre has of it stays as it was
    const { taken, refused } = await answerIn(
      await send([{ ...good, sequence: good.sequence + 1, result: better }]),
    )
    expect([taken, refused.length]).toEqual([[], 1])
    const [kept] = await rows('attempts', [good.id])
    expect(kept?.['sequence']).toBe(good.sequence)
  })

  test('[11] times of a phone whose clock is wrong by centuries are kept as they are', async () => {
    const wrong = [-62_135_596_800_000, 0, 253_402_300_800_000, Number.MAX_SAFE_INTEGER].map(
      (startedAt, place) =>
        attemptOf(phone.person, 60 + place, { startedAt, updatedAt: startedAt, endedAt: startedAt }),
    )
    const answer = await answerIn(await send(wrong))
    expect(answer.taken).toHaveLength(4)
    const kept = await rows(
      'attempts',
      wrong.map(({ id }) => id),
    )
    expect(kept.map((row) => row['started_at'])).toEqual(wrong.map(({ startedAt }) => startedAt))
    expect(
      await rows(
        'statements',
        wrong.map(({ id }) => id),
      ),
    ).toHaveLength(4)
  })

  test('[45] words that look like SQL or HTML are words', async () => {
    const subject = `'); DROP TABLE attempts; --<script>alert(1)</script>\\" $1 ?1`
    await send([attemptOf(phone.person, 70, { subject })])
    expect((await rows('attempts', [idAt(70)]))[0]).toMatchObject({ subject })
  })

  test('only the phone of a key speaks for it', async () => {
    const body = phone.batch([attemptOf(phone.person, 80)])
    const other = makePhone(98)
    const forged = phone.request(body, { headers: { 'ubani-device': other.key } })
    expect(await ask(forged)).toMatchObject({ status: 401, code: 'signature' })
    expect(await ask(phone.request(body, { signed: `${body} ` }))).toMatchObject({
      status: 401,
      code: 'signature',
    })
    for (const headers of [
      { 'ubani-signature': '' },
      { 'ubani-signature': 'A'.repeat(86) },
      { 'ubani-signature': 'no signature' },
      { 'ubani-device': '' },
      { 'ubani-device': 'A'.repeat(42) },
      { 'ubani-device': `${'_'.repeat(42)}8` },
    ])
      expect(await ask(phone.request(body, { headers }))).toMatchObject({ status: 401, code: 'signature' })
    expect(await ask(other.request(body))).toMatchObject({ status: 401, code: 'unknown-device' })
    expect(await rows('attempts', [idAt(80)])).toEqual([])
  })

  test('a phone that was taken from its owner is sent away', async () => {
    const lost = await newPhone()
    await db.run('UPDATE devices SET revoked_at = $2 WHERE key = $1', [lost.key, NOW])
    const request = lost.request(lost.batch([attemptOf(lost.person, 81)]))
    expect(await ask(request)).toMatchObject({ status: 403, code: 'revoked' })
    expect(await rows('attempts', [idAt(81)])).toEqual([])
  })

  test('[44] what is no batch is refused, and nothing of it is kept', async () => {
    const before = await countAll()
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
    const good = JSON.stringify(attemptOf(phone.person, 90))
    const broken: (string | Uint8Array)[] = [
      '',
      '{',
      'null',
      '[]',
      '7',
      '\uFEFF{}',
      '<html><body>Sign in</body></html>',
      phone.batch([]).replace('"attempts":[]', `"attempts":${deep}`),
      phone.batch([], { version: 3 }),
      phone.batch([], { sentAt: 'now' }),
      phone.batch([], { attempts: {} }),
      phone.batch(Array.from({ length: SYNC_LIMITS.attempts + 1 }, () => null)),
      `{"version":1,"sentAt":1,"attempts":[${good}],"attempts":[]}`,
      `{"version":1,"sentAt":1,"attempts":[${good}],"\\u0061ttempts":[]}`,
      `{"version":1,"sentAt":1,"attempts":[${good.replace('{', `{"person":"${idAt(1, 5)}",`)}]}`,
      '{"__proto__":{"version":1},"sentAt":1,"attempts":[]}',
    ]
    for (const body of broken)
      expect(await ask(phone.request(body)), String(body).slice(0, 60)).toMatchObject({
        status: 400,
        code: 'broken',
      })
    const bytes = Buffer.concat([
      Buffer.from('{"version":1,"sentAt":1,"attempts":["'),
      Uint8Array.of(0xc3, 0x28),
    ])
    expect(await ask(phone.request(bytes))).toMatchObject({ status: 400, code: 'broken' })
    expect(await countAll()).toBe(before)
    expect(({} as Record<string, unknown>)['version']).toBeUndefined()
  })

  test('[44] a body beyond the limit is not read to its end', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(0x20))
      },
    })
    const { headers } = phone.request('{}')
    const flood: RequestInit & { readonly duplex: 'half' } = {
      method: 'POST',
      headers,
      body: endless,
      duplex: 'half',
    }
    expect(await ask(new Request('http://localhost:8080/api/sync', flood))).toMatchObject({
      status: 413,
      code: 'too-big',
    })
    expect(pulled).toBeLessThan(SYNC_LIMITS.body * 3)
    const told = phone.request('{}', { headers: { 'content-length': '104857600' } })
    expect(await ask(told)).toMatchObject({ status: 413, code: 'too-big' })
  })

  test('what unpacks to more than a request may be is not unpacked to its end', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000, 0x20))
    expect(bomb.length).toBeLessThan(SYNC_LIMITS.body)
    const packed = { 'content-encoding': 'gzip' }
    const start = performance.now()
    expect(await ask(phone.request(bomb, { signed: '', headers: packed }))).toMatchObject({
      status: 413,
      code: 'too-big',
    })
    expect(performance.now() - start).toBeLessThan(1_000)
    const body = phone.batch([])
    for (const [bytes, encoding] of [
      [Buffer.from(body), 'gzip'],
      [gzipSync(body).subarray(0, 20), 'gzip'],
      [Buffer.from(body), 'br'],
    ] as const)
      expect(
        await ask(phone.request(bytes, { signed: body, headers: { 'content-encoding': encoding } })),
      ).toMatchObject({ status: 400, code: 'broken' })
  })

  test('[29] a request without our version is refused, one of an older phone is told to renew itself', async () => {
    const body = phone.batch([])
    for (const [version, status] of [
      ['', 400],
      ['one', 400],
      ['3', 400],
      ['0', 426],
    ] as const) {
      const refused = await ask(phone.request(body, { headers: { 'ubani-sync': version } }))
      expect(refused).toMatchObject({ status, code: 'version' })
      expect(refused.headers.get('ubani-sync')).toBe('2')
      expect(refused.headers.get('content-type')).toBe('application/problem+json')
    }
  })

  test('one phone that goes mad is slowed down, and nobody else', async () => {
    const [mad, calm] = [await newPhone(), await newPhone()]
    const body = mad.batch([])
    const statuses: number[] = []
    for (let count = 0; count <= SYNC_ALLOWANCE.atOnce; count++)
      statuses.push((await app.request(mad.request(body))).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(SYNC_ALLOWANCE.atOnce)
    const refused = await app.request(mad.request(body))
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect((await app.request(calm.request(calm.batch([])))).status).toBe(200)
    clock.now += 1_000
    expect((await app.request(mad.request(body))).status).toBe(200)
  })

  test('many phones at once all get their own', async () => {
    const crowd = await Promise.all(Array.from({ length: 30 }, newPhone))
    const answers = await Promise.all(
      crowd.map(async (one, place) =>
        answerIn(
          await send(
            Array.from({ length: 20 }, (_, number) => attemptOf(one.person, 1_000 + place * 20 + number)),
            one,
          ),
        ),
      ),
    )
    expect(answers.every(({ taken, refused }) => taken.length === 20 && refused.length === 0)).toBe(true)
    const [row] = await db.all('SELECT count(*) AS found FROM statements WHERE id >= $1 AND id <= $2', [
      idAt(1_000),
      idAt(1_599),
    ])
    expect(row).toEqual({ found: 600 })
  })

  test('the lines of the server name nobody and nothing of what was sent', () => {
    const said = JSON.stringify(lines)
    expect(lines.length).toBeGreaterThan(50)
    expect(said).toContain('"route":"/api/sync"')
    expect(said).not.toContain(phone.person)
    expect(said).not.toContain(phone.key)
    expect(said).not.toContain(idAt(1))
    expect(said).not.toContain('counting')
  })
})

test('a database that is gone is no loss: the phone is told to come back, and health is not claimed', async () => {
  const db = await openDatabase({ DATA_DIR: join(folder, 'gone') })
  const phone = await enrolled(db, makePhone(1))
  const lines: Record<string, unknown>[] = []
  const app = makeServer({
    files: new Map(),
    headers: {},
    publicUrl: 'https://ubani.example',
    version: '7',
    killWorker: false,
    db,
    log: (line) => lines.push(line),
  })
  expect((await app.request('/healthz')).status).toBe(200)
  await db.close()
  const refused = await app.request(phone.request(phone.batch([attemptOf(phone.person, 1)])))
  expect(refused.status).toBe(503)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(5)
  expect(await answerIn(refused)).toEqual({ type: 'about:blank', status: 503, code: 'unavailable' })
  expect((await app.request('/healthz')).status).toBe(503)
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(2)
})

test('a server without a database takes nothing', async () => {
  const app = makeServer({
    files: new Map(),
    headers: {},
    publicUrl: 'https://ubani.example',
    version: '7',
    killWorker: false,
  })
  const phone = makePhone(1)
  expect((await app.request(phone.request(phone.batch([])))).status).toBe(404)
  expect((await app.request('/healthz')).status).toBe(200)
})
