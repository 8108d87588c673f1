import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { enrol } from '../../src/link/enrol.ts'
import { askForCopy, askToForget, askToRecover, tellOfCard } from '../../src/link/mine.ts'
import { postBatch } from '../../src/link/sync.ts'
import { verifyAudit, type Entry } from '../../src/server/store/audit.ts'
import type { KeptGroup } from '../../src/server/store/groups.ts'
import { instead } from '../flow/window.ts'
import { KINDS, newId, newPhone, NOW, type Phone, requestOf, signatureBy } from './enrolling.ts'
import { examOf, newCard, type WholeCentre, wholeCentre } from './mine.ts'

/*
 * What was recorded of a phone has no effect, and no clock shuts its owner out (docs/decisions/024): the app's own senders, the server, and
 * somebody between who keeps what went by.
 */

const DAY = 86_400_000

describe.each(KINDS)('the moments that phones sign, on %s', (kind) => {
  let centre: WholeCentre
  let group: KeptGroup
  /** What went by: how it was asked, and the status of its answer. */
  let passed: { readonly path: string; readonly init: RequestInit; readonly status: number }[]
  const stops: { stop(): void }[] = []
  beforeAll(async () => {
    centre = await wholeCentre(kind)
    group = await newGroup()
    stops.push(instead('navigator', { onLine: true }))
    stops.push(
      instead('fetch', async (path: string, init: RequestInit) => {
        const { signal: _, ...asked } = init
        const answer = await centre.request(path, asked)
        passed.push({ path, init: asked, status: answer.status })
        return answer
      }),
    )
  })
  beforeEach(() => {
    passed = []
    centre.clock.now += DAY
    // the phone's clock is that of the centre until a test sets it
    vi.useFakeTimers({ toFake: ['Date'], now: centre.clock.now })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  afterAll(async () => {
    for (const each of stops) each.stop()
    await centre.end()
  })

  const newGroup = () => centre.group({ expiresAt: NOW + 3650 * DAY })
  const keyOf = (phone: Phone) => ({
    open: phone.key,
    sign: async (text: string) => signatureBy(phone, text),
  })
  const join = (phone: Phone, to = group) => enrol({ ...requestOf(phone, to.code), version: 2 }, keyOf(phone))
  const copy = (phone: Phone) => askForCopy({ version: 2 }, keyOf(phone))
  const send = (phone: Phone) =>
    postBatch(JSON.stringify({ version: 2, sentAt: NOW, attempts: [examOf(phone.person)] }), keyOf(phone))
  /** Says once more what went by. */
  const replay = async ({ path, init }: (typeof passed)[number] = { path: '', init: {}, status: 0 }) => {
    const answer = await centre.request(path, init)
    const { code } = (await answer.json()) as { readonly code?: string }
    return [answer.status, code]
  }
  const groupOf = async (person: string) =>
    (await centre.database.all('SELECT group_id FROM people WHERE person = $1', [person]))[0]?.['group_id']
  const deeds = async () => {
    const entries: Entry[] = []
    await verifyAudit(centre.database, (entry) => entries.push(entry))
    return entries.length
  }
  const at = (time: number) => vi.setSystemTime(time)

  test('a recorded request to join moves nobody back into an earlier group, nor twice into the same', async () => {
    const [phone, other] = [newPhone(), await newGroup()]
    expect((await join(phone)).ok).toBe(true)
    at(centre.clock.now + 1)
    expect((await join(phone, other)).ok).toBe(true)
    const before = await deeds()
    for (const each of passed) expect(await replay(each)).toEqual([409, 'moment'])
    expect([await groupOf(phone.person), await deeds()]).toEqual([other.id, before])
    // whoever lost the answer asks again, and is answered as before
    expect(await join(phone, other)).toMatchObject({ ok: true, value: { id: other.id } })
    expect(await deeds()).toBe(before)
  })

  test('a recorded request brings no copy of anything, and no card in the place of another', async () => {
    const phone = newPhone()
    await join(phone)
    const [card, next] = [newCard(), newCard()]
    for (const ask of [
      () => copy(phone),
      () => tellOfCard({ version: 2, hash: card.hash }, keyOf(phone)),
      () => tellOfCard({ version: 2, hash: next.hash, instead: card.hash }, keyOf(phone)),
    ]) {
      at(Date.now() + 1)
      expect((await ask()).ok).toBe(true)
    }
    for (const each of passed) expect(await replay(each)).toEqual([409, 'moment'])
    const rows = await centre.database.all('SELECT hash FROM recoveries WHERE person = $1', [phone.person])
    expect(rows).toEqual([{ hash: next.hash }])
  })

  test('a recorded request brings nobody back who was deleted, in whichever version it was', async () => {
    const phone = newPhone()
    await centre.ask(phone, '/api/enrol', requestOf(phone, group.code))
    const second = newPhone(phone.person)
    await centre.database.run('INSERT INTO devices (key, person, created_at) VALUES ($1, $2, $3)', [
      second.key,
      phone.person,
      NOW,
    ])
    await join(phone)
    at(Date.now() + 1)
    expect((await askToForget(keyOf(phone))).ok).toBe(true)
    expect(await replay(passed[0])).toEqual([409, 'moment'])
    for (const each of [phone, second])
      expect(await centre.ask(each, '/api/enrol', requestOf(each, group.code))).toMatchObject({
        status: 426,
        value: { code: 'version' },
      })
    expect(await groupOf(phone.person)).toBeUndefined()
    // asked again because the answer was lost
    at(Date.now() + 1)
    expect(await askToForget(keyOf(phone))).toEqual({ ok: true, value: { version: 2, attempts: 0 } })
  })

  test('a recorded request with a card is not answered once more; the phone that lost its answer is', async () => {
    const [old, next, card] = [newPhone(), newPhone(), newCard()]
    await join(old)
    at(Date.now() + 1)
    await tellOfCard({ version: 2, hash: card.hash }, keyOf(old))
    const recover = () =>
      askToRecover({ version: 2, key: next.key, secret: card.secret, keep: true }, keyOf(next))
    expect(await recover()).toMatchObject({ ok: true, value: { person: old.person } })
    expect(await replay(passed.at(-1))).toEqual([409, 'moment'])
    expect(await recover()).toMatchObject({ ok: true, value: { person: old.person } })
  })

  test('of the same request ten times at once one has an effect', async () => {
    const phone = newPhone()
    await join(phone)
    at(Date.now() + 1)
    await copy(phone)
    const { path, init } = passed[1] ?? { path: '', init: {} }
    const moment = String(Date.now() + 5)
    const headers = {
      ...(init.headers as Record<string, string>),
      'ubani-moment': moment,
      'ubani-signature': signatureBy(phone, `POST ${path} ${moment}\n${init.body as string}`),
    }
    const said = await Promise.all(
      Array.from({ length: 10 }, () => centre.request(path, { ...init, headers })),
    )
    expect(said.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200,
      ...Array<number>(9).fill(409),
    ])
  })

  test('[11] a clock that is years ahead, set right, set back, or before 1970 shuts nobody out of anything', async () => {
    const phone = newPhone()
    const others = [await newGroup(), await newGroup(), await newGroup(), await newGroup()]
    const clocks = [
      NOW + 900 * DAY,
      NOW + 2 * DAY,
      NOW - 9_000 * DAY,
      -5_000 * DAY,
      NOW + 300 * 365 * DAY,
      8_640_000_000_000_000,
      NOW + 3 * DAY,
    ]
    const firstHeard: (number | undefined)[] = []
    for (const [turn, clock] of clocks.entries()) {
      at(clock)
      passed = []
      const to = others[turn % others.length] ?? group
      expect(await join(phone, to), String(clock)).toMatchObject({ ok: true, value: { id: to.id } })
      expect((await copy(phone)).ok, String(clock)).toBe(true)
      expect(await send(phone), String(clock)).toMatchObject({ kind: 'taken', answer: { refused: [] } })
      expect(await groupOf(phone.person)).toBe(to.id)
      // at most one more request for each, and none for what may be sent twice
      expect(passed.length).toBeLessThanOrEqual(5)
      firstHeard.push(passed[0]?.status)
    }
    // all but the first clock are behind what the phone had signed, or beyond all reason: each was set right
    expect(firstHeard).toEqual([200, 409, 409, 409, 409, 409, 409])
    expect((await askToForget(keyOf(phone))).ok).toBe(true)
  })

  test('nobody who sits between brings the numbers of a phone to their end', async () => {
    const phone = newPhone()
    await join(phone)
    const body = JSON.stringify({ version: 2 })
    for (const moment of ['9007199254740991', '9999999999999999', String(NOW + 20 * 365 * DAY)]) {
      const answer = await centre.request('/api/mine/copy', {
        method: 'POST',
        body,
        headers: {
          'ubani-sync': '2',
          'ubani-device': phone.key,
          'ubani-moment': moment,
          'ubani-signature': signatureBy(phone, `POST /api/mine/copy ${moment}\n${body}`),
        },
      })
      expect([answer.status, Number(answer.headers.get('ubani-moment'))]).toEqual([409, centre.clock.now + 1])
    }
    expect((await copy(phone)).ok).toBe(true)
  })

  test('what was refused has used up nothing, and of strangers nothing stays', async () => {
    const count = async () => (await centre.database.all('SELECT COUNT(*) AS all_of FROM moments'))[0]
    const before = await count()
    const phone = newPhone()
    expect(await join(phone, { ...group, code: '22222226' })).toMatchObject({ ok: false })
    expect(
      (await askToRecover({ version: 2, key: phone.key, secret: newCard().secret, keep: true }, keyOf(phone)))
        .ok,
    ).toBe(false)
    expect((await copy(phone)).ok).toBe(false)
    expect(await count()).toEqual(before)
    expect((await join(phone)).ok).toBe(true)
    expect(passed.at(-1)?.status).toBe(200)
  })

  test('a moment is what was signed, and its version cannot be taken for the other', async () => {
    const phone = newPhone()
    await join(phone)
    at(Date.now() + 1)
    await copy(phone)
    const { init }: { readonly init: RequestInit } = passed[1] ?? { init: {} }
    const later = String(Date.now() + 1)
    const { 'ubani-moment': moment = '', ...without } = init.headers as Record<string, string>
    for (const headers of [
      without,
      { ...without, 'ubani-moment': '' },
      { ...without, 'ubani-moment': later },
      { ...without, 'ubani-moment': `0${moment}` },
      { ...without, 'ubani-moment': `-${moment}` },
      { ...without, 'ubani-moment': moment, 'ubani-sync': '1' },
    ])
      expect(await replay({ path: '/api/mine/copy', init: { ...init, headers }, status: 0 })).toEqual([
        401,
        'signature',
      ])
    // the words of version 2 as the body of version 1
    const body = `${moment}\n${init.body as string}`
    const headers = { ...without, 'ubani-sync': '1' }
    expect(
      await replay({ path: '/api/mine/copy', init: { body, headers, method: 'POST' }, status: 0 }),
    ).toEqual([401, 'signature'])
  })
})

describe.each(KINDS)('[29] what an older app says, on %s', (kind) => {
  let centre: WholeCentre
  beforeAll(async () => {
    centre = await wholeCentre(kind)
  })
  afterAll(() => centre.end())

  const newer = async (phone: Phone, attempts: unknown[], status: number) => {
    const body = JSON.stringify({ version: 2, sentAt: NOW, attempts })
    const answer = await centre.request('/api/sync', {
      method: 'POST',
      body,
      headers: {
        'ubani-sync': '2',
        'ubani-device': phone.key,
        'ubani-moment': '7',
        'ubani-signature': signatureBy(phone, `POST /api/sync 7\n${body}`),
      },
    })
    expect(answer.status).toBe(status)
  }
  /** Lets what is noted beside an answer be written: what comes after it stands behind it. */
  const noted = () =>
    vi.waitFor(async () => {
      const rows = await centre.database.all('SELECT moment FROM moments')
      expect(rows.length).toBeGreaterThan(0)
    })

  test('is taken until its phone has spoken the newer version, and then only what may be sent twice', async () => {
    const [first, second] = [await centre.group(), await centre.group()]
    const phone = await centre.joined(first)
    expect((await centre.ask(phone, '/api/enrol', requestOf(phone, second.code))).status).toBe(200)
    expect((await centre.ask(phone, '/api/mine/copy', { version: 1 })).value).toMatchObject({ version: 1 })
    expect((await centre.send(phone, [examOf(phone.person)])).value).toMatchObject({ version: 1 })
    // a stranger's word notes nothing
    const stranger = newPhone()
    await newer(stranger, [], 401)
    expect(await centre.database.all('SELECT moment FROM moments')).toEqual([])
    await newer(phone, [], 200)
    await noted()
    for (const [path, body] of [
      ['/api/enrol', requestOf(phone, first.code)],
      ['/api/mine/copy', { version: 1 }],
      ['/api/mine/forget', { version: 1, forget: true }],
      ['/api/mine/recovery', { version: 1, hash: newCard().hash }],
    ] as const) {
      const said = await centre.ask(phone, path, body)
      expect([said.status, said.value['code'], said.headers.get('ubani-sync')], path).toEqual([
        426,
        'version',
        '1',
      ])
    }
    expect((await centre.send(phone, [examOf(phone.person, { id: newId() })])).status).toBe(200)
    const rows = await centre.database.all('SELECT group_id FROM people WHERE person = $1', [phone.person])
    expect(rows).toEqual([{ group_id: second.id }])
  })
})
