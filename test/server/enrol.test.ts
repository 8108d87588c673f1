import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import fc from 'fast-check'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GROUP_CODES, writeGroupCode } from '../../src/core/sync/group-code.ts'
import { enrolRoutes } from '../../src/server/enrol.ts'
import { verifyAudit, type Entry } from '../../src/server/store/audit.ts'
import { closeGroup, countMembers, listGroups } from '../../src/server/store/groups.ts'
import { deviceWith, membersOf, revokeDevice } from '../../src/server/store/people.ts'
import {
  type Centre,
  centreOn,
  groupAt,
  HOUR,
  KINDS,
  newId,
  newPhone,
  NOW,
  requestOf,
  signatureBy,
} from './enrolling.ts'

/** Codes that no group has. */
function* wrongCodes(): Generator<string> {
  for (let chance = 7; chance < GROUP_CODES; chance += 611_953_111) yield writeGroupCode(chance)
}

describe.each(KINDS)('joining on %s', (kind) => {
  let centre: Centre
  beforeAll(async () => {
    centre = await centreOn(kind)
  })
  afterAll(() => centre.end())
  beforeEach(() => {
    centre.clock.now = NOW
  })

  const join = (code: string, phone = newPhone(), about = {}) =>
    centre.ask({ phone, body: requestOf(phone, code, about) })
  const deeds = async () => {
    const entries: Entry[] = []
    expect((await verifyAudit(centre.database, (entry) => entries.push(entry))).broken).toBeUndefined()
    return entries
  }

  test('gives a place, says which group it is, and keeps what the member said of themselves', async () => {
    const group = await groupAt(centre)
    const phone = newPhone()
    const said = await join(group.code, phone, { role: 'chair', gender: 'female', ageBand: '45-59' })
    expect([said.status, said.headers.get('ubani-sync'), said.headers.get('cache-control')]).toEqual([
      200,
      '1',
      'no-store',
    ])
    expect(said.value).toEqual({
      version: 1,
      person: phone.person,
      group: { id: group.id, name: 'Gldani 1', district: 'Gldani' },
    })
    const [row] = await centre.database.all('SELECT * FROM people WHERE person = $1', [phone.person])
    expect(row).toEqual({
      person: phone.person,
      group_id: group.id,
      role: 'chair',
      language: null,
      gender: 'female',
      age_band: '45-59',
      joined_at: NOW,
      merged_into: null,
    })
    expect(await deviceWith(centre.database, phone.key)).toMatchObject({ person: phone.person })
    expect((await deeds()).at(-1)).toMatchObject({ act: 'joined', actor: `person:${phone.person}`, at: NOW })
  })

  test('twice is joining once, also when the group is full, over or closed by then', async () => {
    const group = await groupAt(centre, { capacity: 1 })
    const phone = newPhone()
    expect((await join(group.code, phone)).status).toBe(200)
    const before = (await deeds()).length
    expect((await join(group.code, phone)).status).toBe(200)
    expect((await join(group.code)).code).toBe('full')
    centre.clock.now = NOW + 48 * HOUR
    expect((await join(group.code)).code).toBe('expired')
    await centre.database.transaction((queries) => closeGroup(queries, group.id, centre.clock.now))
    expect((await join(group.code, phone)).status).toBe(200)
    expect((await join(group.code)).status).toBe(410)
    expect(await countMembers(centre.database, group.id)).toBe(1)
    expect((await deeds()).length).toBe(before + 1) // the closing alone
  })

  test('what is said of oneself can be said anew, and taken back', async () => {
    const group = await groupAt(centre)
    const phone = newPhone()
    await join(group.code, phone, { role: 'chair', gender: 'other' })
    await join(group.code, phone, { role: 'registrar' })
    const rows = await centre.database.all('SELECT role, gender, joined_at FROM people WHERE person = $1', [
      phone.person,
    ])
    expect(rows).toEqual([{ role: 'registrar', gender: null, joined_at: NOW }])
  })

  test('of forty phones at once exactly as many get in as there are places', async () => {
    const group = await groupAt(centre, { capacity: 36 })
    const said = await Promise.all(Array.from({ length: 40 }, () => join(group.code)))
    const codes = said.map(({ status, code }) => code ?? status)
    expect(codes.filter((code) => code === 200)).toHaveLength(36)
    expect(codes.filter((code) => code === 'full')).toHaveLength(4)
    expect(await countMembers(centre.database, group.id)).toBe(36)
    expect(centre.faults).toEqual([])
  })

  test('one phone that asks ten times at once has one place', async () => {
    const group = await groupAt(centre)
    const phone = newPhone()
    const said = await Promise.all(Array.from({ length: 10 }, () => join(group.code, phone)))
    expect(said.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(await countMembers(centre.database, group.id)).toBe(1)
    const joined = (await deeds()).filter(({ actor }) => actor === `person:${phone.person}`)
    expect(joined.map(({ act }) => act)).toEqual(['joined'])
  })

  test('one phone that asks for two groups at once ends in one of them', async () => {
    const groups = [await groupAt(centre), await groupAt(centre)]
    const phone = newPhone()
    const said = await Promise.all(groups.map(({ code }) => join(code, phone)))
    expect(said.map(({ status }) => status)).toEqual([200, 200])
    const counts = await Promise.all(groups.map(({ id }) => countMembers(centre.database, id)))
    expect(counts.toSorted((one, other) => one - other)).toEqual([0, 1])
  })

  test('two phones with one pseudonym: the first has it, whichever comes with another key is refused', async () => {
    const group = await groupAt(centre)
    const [own, forged] = [newPhone(), newPhone()]
    const other = { ...forged, person: own.person }
    const said = await Promise.all([join(group.code, own), join(group.code, other)])
    expect(said.map(({ code }) => code ?? 'in').toSorted()).toEqual(['in', 'key-taken'])
    expect(await countMembers(centre.database, group.id)).toBe(1)
    // nor does a key speak for a second pseudonym
    const third = newPhone()
    await join(group.code, third)
    expect((await join(group.code, { ...third, person: newId() })).code).toBe('key-taken')
  })

  test('another group: the place goes along', async () => {
    const [first, second] = [await groupAt(centre), await groupAt(centre, { name: 'Gldani 2' })]
    const phone = newPhone()
    await join(first.code, phone)
    centre.clock.now = NOW + 1000
    expect((await join(second.code, phone)).value['group']).toMatchObject({ name: 'Gldani 2' })
    expect(await countMembers(centre.database, first.id)).toBe(0)
    expect(await membersOf(centre.database, second.id)).toMatchObject([
      { person: phone.person, joinedAt: NOW + 1000, devices: [{ key: phone.key }] },
    ])
    expect((await deeds()).at(-1)).toMatchObject({ act: 'moved' })
    expect(JSON.parse((await deeds()).at(-1)?.body ?? '')).toEqual({
      person: phone.person,
      from: first.id,
      group: second.id,
    })
  })

  test('a phone that was taken from its owner does not come back, and its place is free', async () => {
    const group = await groupAt(centre, { capacity: 1 })
    const phone = newPhone()
    await join(group.code, phone)
    await centre.database.transaction((queries) => revokeDevice(queries, phone.key, NOW))
    const said = await join(group.code, phone)
    expect([said.status, said.code]).toEqual([403, 'revoked'])
    const anew = newPhone(phone.person)
    expect((await join(group.code, anew)).code).toBe('key-taken')
    expect((await join(group.code)).status).toBe(200)
    const [kept] = (await listGroups(centre.database)).filter(({ id }) => id === group.id)
    expect(kept).toMatchObject({ members: 1 })
  })

  test('what fails in the middle leaves nothing, and is told to nobody but the log', async () => {
    const group = await groupAt(centre)
    const phone = newPhone()
    await centre.database.run('ALTER TABLE audit RENAME TO elsewhere')
    const said = await join(group.code, phone)
    await centre.database.run('ALTER TABLE elsewhere RENAME TO audit')
    expect([said.status, said.code, said.headers.get('retry-after')]).toEqual([503, 'unavailable', '10'])
    expect(JSON.stringify(said.value)).not.toContain('audit')
    expect(centre.faults.splice(0)).toHaveLength(1)
    expect(await deviceWith(centre.database, phone.key)).toBeUndefined()
    expect(await countMembers(centre.database, group.id)).toBe(0)
    expect((await join(group.code, phone)).status).toBe(200)
  })
})

describe('what is not as it should be is refused by a name, and nothing is kept', () => {
  let centre: Centre
  let code: string
  beforeAll(async () => {
    centre = await centreOn('sqlite')
    code = (await groupAt(centre)).code
  })
  afterAll(async () => {
    expect(await centre.database.all('SELECT person FROM people')).toEqual([])
    await centre.end()
  })

  test.each<[string, (own: ReturnType<typeof requestOf>) => unknown]>([
    ['no JSON', () => '{'],
    ['nothing', () => ''],
    ['null', () => 'null'],
    ['a list', () => []],
    ['a key twice', (own) => JSON.stringify(own).replace('{', '{"version":1,')],
    ['deep nesting', () => `${'['.repeat(1000)}${']'.repeat(1000)}`],
    ['no group', (own) => ({ ...own, group: undefined })],
    ['a group with a wrong check', (own) => ({ ...own, group: 'AAAAAAAA' })],
    ['a group in small letters', (own) => ({ ...own, group: own.group.toLowerCase() })],
    ['a name for a pseudonym', (own) => ({ ...own, person: 'Nino' })],
    ['a role that steers', (own) => ({ ...own, role: 'chair\u0000' })],
    ['half a sign', (own) => ({ ...own, role: '\ud800' })],
    ['a long role', (own) => ({ ...own, role: 'x'.repeat(41) })],
    ['another gender', (own) => ({ ...own, gender: 'toString' })],
    ['a number for a text', (own) => ({ ...own, ageBand: 30 })],
    ['another version', (own) => ({ ...own, version: 3 })],
  ])('%s', async (_, change) => {
    const phone = newPhone()
    const said = await centre.ask({ phone, body: change(requestOf(phone, code)) })
    expect([said.status, said.code]).toEqual([400, 'broken'])
    expect(said.headers.get('ubani-sync')).toBe('1')
  })

  test('[45] SQL and HTML in what may be any text are kept as they are', async () => {
    const phone = newPhone()
    const role = `'); DROP TABLE people; --<b>`
    const said = await centre.ask({ phone, body: requestOf(phone, code, { role }) })
    expect(said.status).toBe(200)
    const rows = await centre.database.all('SELECT role FROM people')
    expect(rows).toEqual([{ role }])
    await centre.database.transaction(async (queries) => {
      await queries.run('DELETE FROM devices')
      await queries.run('DELETE FROM people')
    })
  })

  test('whatever JSON is signed, nothing of it is kept', async () => {
    const phone = newPhone()
    const part = fc.oneof(fc.jsonValue(), fc.constantFrom(1, code, phone.key, phone.person))
    const near = fc.record(
      { version: part, person: part, key: part, group: part, role: part, gender: part },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), near), async (body) => {
        const { version, person, key, group } = (body ?? {}) as Record<string, unknown>
        fc.pre(version !== 1 || person !== phone.person || key !== phone.key || group !== code)
        const said = await centre.ask({ phone, body })
        expect([400, 401, 413]).toContain(said.status)
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  test('a signature of another key, of another text, for another address, or none', async () => {
    const [phone, other] = [newPhone(), newPhone()]
    const body = requestOf(phone, code)
    const text = JSON.stringify(body)
    for (const asked of [
      { phone: { ...phone, secret: other.secret }, body },
      { phone: other, body },
      { phone, body, signed: `POST /\n${text} ` },
      { phone, body, signed: `POST /api/sync\n${text}` },
      { phone, body, headers: { 'ubani-signature': '' } },
      { phone, body, headers: { 'ubani-signature': 'A'.repeat(86) } },
      { phone, body, headers: { 'ubani-device': '' } },
      { phone, body, headers: { 'ubani-device': 'A'.repeat(43) } },
    ]) {
      const said = await centre.ask(asked)
      expect([said.status, said.code]).toEqual([401, 'signature'])
    }
  })

  test('a body beyond the limit, and a version that is none', async () => {
    const phone = newPhone()
    const big = await centre.ask({ phone, body: ' '.repeat(5000) })
    expect([big.status, big.code]).toEqual([413, 'too-big'])
    for (const [version, status] of [
      ['', 400],
      ['x', 400],
      ['3', 400],
      ['0', 426],
    ] as const) {
      const said = await centre.ask({
        phone,
        body: requestOf(phone, code),
        headers: { 'ubani-sync': version },
      })
      expect([said.status, said.code], version).toEqual([status, 'version'])
    }
  })
})

describe('guessing', () => {
  let centre: Centre
  beforeEach(async () => {
    centre = await centreOn('sqlite')
  })
  const ended = async (work: () => Promise<void>) => {
    await work()
    await centre.end()
  }
  const from = (address: string, code: string, headers = {}) => {
    const phone = newPhone()
    return centre.ask({ phone, body: requestOf(phone, code), from: address, headers })
  }

  test('ten wrong codes an hour from one address, then it waits, whatever headers say', () =>
    ended(async () => {
      const { code } = await groupAt(centre)
      const guesses = wrongCodes()
      for (let at = 0; at < 10; at++) {
        const said = await from('10.1.1.1', String(guesses.next().value))
        expect([said.status, said.code]).toEqual([404, 'no-group'])
        centre.clock.now += 1000
      }
      const said = await from('10.1.1.1', String(guesses.next().value))
      expect([said.status, said.code, said.headers.get('retry-after')]).toEqual([429, 'busy', '3590'])
      // a right one is not told from a wrong one
      expect((await from('10.1.1.1', code)).status).toBe(429)
      // what a client puts before what our proxy says is not read
      expect((await from('9.9.9.9, 10.1.1.1', code)).status).toBe(429)
      expect(
        (await from('10.1.1.1', code, { forwarded: 'for=9.9.9.9', 'x-real-ip': '9.9.9.9' })).status,
      ).toBe(429)
      // the next village is served, and so is this one an hour later
      expect((await from('10.2.2.2', code)).status).toBe(200)
      centre.clock.now += HOUR
      expect((await from('10.1.1.1', code)).status).toBe(200)
    }))

  test('many at once are no way round it: a class is let in, a flood of guesses is not looked at', () =>
    ended(async () => {
      const { code } = await groupAt(centre)
      const village = await Promise.all(Array.from({ length: 36 }, () => from('10.5.5.5', code)))
      expect(village.map(({ status }) => status)).toEqual(Array(36).fill(200))
      const guesses = [...wrongCodes()].slice(0, 28)
      const flood = Array.from({ length: 20 }, () => guesses).flat()
      const said = await Promise.all(flood.map((guess) => from('10.6.6.6', guess)))
      const looked = said.filter(({ status }) => status === 404).length
      expect(looked).toBeGreaterThanOrEqual(10)
      expect(looked).toBeLessThanOrEqual(40)
      expect(said.filter(({ status }) => status === 429)).toHaveLength(flood.length - looked)
      expect((await from('10.6.6.6', guesses[0] ?? '')).status).toBe(429)
    }))

  test('a group that was joined from there before does not wait for others’ guesses', () =>
    ended(async () => {
      const [{ code }, other] = [await groupAt(centre), await groupAt(centre)]
      expect((await from('10.1.1.1', code)).status).toBe(200)
      const guesses = wrongCodes()
      for (let at = 0; at < 12; at++) await from('10.1.1.1', String(guesses.next().value))
      expect((await from('10.1.1.1', code)).status).toBe(200)
      expect((await from('10.1.1.1', other.code)).status).toBe(429)
    }))

  test('from many addresses: what begins alike waits, and the rest is served', () =>
    ended(async () => {
      const near: string[] = []
      for (let chance = 0; near.length < 12; chance++) near.push(writeGroupCode(chance)) // all begin with 22
      for (const [at, code] of near.entries())
        expect((await from(`10.3.${at}.1`, code)).code).toBe(at < 10 ? 'no-group' : 'busy')
      expect(centre.guessing).toEqual(['22'])
      let group = await groupAt(centre)
      while (group.code.startsWith('22')) group = await groupAt(centre)
      expect((await from('10.3.99.1', group.code)).status).toBe(200)
    }))

  test('where no proxy is ours, no header says where one comes from', () =>
    ended(async () => {
      const { code } = await groupAt(centre)
      const app = new Hono().route('/api/enrol', enrolRoutes({ db: centre.database, now: () => NOW }))
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false })
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      const join = async (group: string, at: number) => {
        const phone = newPhone()
        const body = JSON.stringify(requestOf(phone, group))
        const answer = await fetch(`http://127.0.0.1:${port}/api/enrol`, {
          method: 'POST',
          body,
          headers: {
            'ubani-sync': '1',
            'ubani-device': phone.key,
            'ubani-signature': signatureBy(phone, `POST /api/enrol\n${body}`),
            'x-forwarded-for': `10.7.${at}.1`,
          },
        })
        return answer.status
      }
      const guesses = wrongCodes()
      for (let at = 0; at < 12; at++)
        expect(await join(String(guesses.next().value), at)).toBe(at < 10 ? 404 : 429)
      expect(await join(code, 99)).toBe(429)
      server.close()
    }))

  test('all addresses of one IPv6 network are one', () =>
    ended(async () => {
      const guesses = wrongCodes()
      for (let at = 0; at < 10; at++) await from(`2001:db8:0:1::${at}`, String(guesses.next().value))
      expect((await from('2001:db8::1:ffff:0:0:9', String(guesses.next().value))).code).toBe('busy')
      expect((await from('2001:db8:0:2::1', String(guesses.next().value))).code).toBe('no-group')
    }))

  test('a group that is full or over is no wrong code: an old sheet shuts nobody out', () =>
    ended(async () => {
      const { code } = await groupAt(centre, { expiresAt: NOW - 1 })
      for (let at = 0; at < 15; at++) expect((await from('10.4.4.4', code)).code).toBe('expired')
      expect((await from('10.4.4.4', (await groupAt(centre)).code)).status).toBe(200)
    }))
})
