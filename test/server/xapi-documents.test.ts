import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, KINDS, NOW } from './enrolling.ts'
import { ALL, ANA, type Door, doorOf, nextId, statement } from './xapi.ts'

const AGENT = encodeURIComponent(JSON.stringify(ANA))
const REGISTRATION = '0190bbbb-0000-7000-8000-000000000001'

describe.each(KINDS)('documents on %s', (kind) => {
  let store: Awaited<ReturnType<typeof emptyDatabase>>
  let door: Door
  const clock = { now: NOW }
  beforeAll(async () => {
    store = await emptyDatabase(kind)
    door = doorOf(store.database, () => clock.now)
  })
  afterAll(() => store.end())
  let turn = 0
  const places = () => {
    turn += 1
    return [
      `/activities/state?activityId=urn:${turn}&agent=${AGENT}&stateId=one`,
      `/activities/profile?activityId=urn:${turn}&profileId=one`,
      `/agents/profile?agent=${encodeURIComponent(`{"mbox":"mailto:p${turn}@example.org"}`)}&profileId=one`,
    ]
  }
  const NEW = { headers: { 'if-none-match': '*' } }

  test('come back as they were laid down, and are gone when they are thrown away', async () => {
    for (const place of places()) {
      const body = new Uint8Array([0, 255, 13, 10])
      const headers = { ...NEW.headers, 'content-type': 'image/x-test' }
      expect((await door.ask(place, { method: 'PUT', body, headers })).status).toBe(204)
      const got = await door.ask(place)
      expect([got.status, [...got.bytes], got.headers.get('content-type')]).toEqual([
        200,
        [...body],
        'image/x-test',
      ])
      expect(got.headers.get('content-security-policy')).toContain('sandbox')
      expect(got.headers.get('etag')).toMatch(/^"[0-9a-f]{40}"$/)
      expect((await door.ask(place, { method: 'HEAD' })).bytes).toHaveLength(0)
      expect((await door.ask(place, { method: 'DELETE' })).status).toBe(204)
      expect((await door.ask(place)).value?.code).toBe('not-found')
    }
  })

  test('nobody writes over what they have not seen', async () => {
    for (const place of places().slice(1)) {
      const put = (body: unknown, headers: Readonly<Record<string, string>> = {}, version = '2.0.0') =>
        door.ask(place, { method: 'PUT', body, headers, version })
      expect((await put({ a: 1 }, {}, '1.0.3')).value?.code).toBe('precondition')
      expect((await put({ a: 1 })).status).toBe(204)
      expect((await put({ a: 2 })).status).toBe(409)
      expect((await put({ a: 2 }, NEW.headers)).status).toBe(412)
      expect((await put({ a: 2 }, { 'if-match': '"x"' })).status).toBe(412)
      const etag = (await door.ask(place)).headers.get('etag') ?? ''
      expect((await put({ a: 2 }, { 'if-match': etag })).status).toBe(204)
      expect((await put({ a: 3 }, { 'if-match': etag })).status).toBe(412)
      expect((await door.ask(place)).value).toEqual({ a: 2 })
    }
  })

  test('of many who write at once one is first, and the others are told', async () => {
    for (const place of places()) {
      const put = (turn: number, headers: Readonly<Record<string, string>>) =>
        door.ask(place, { method: 'PUT', body: { turn }, headers })
      const all = async (headers: Readonly<Record<string, string>>) => {
        const answers = await Promise.all(Array.from({ length: 12 }, (_, turn) => put(turn, headers)))
        return answers.map(({ status }) => status).toSorted((a, b) => a - b)
      }
      const [first, ...rest] = await all(NEW.headers)
      expect([first, new Set(rest)]).toEqual([204, new Set([412])])
      const etag = (await door.ask(place)).headers.get('etag') ?? ''
      const [next, ...others] = (await all({ 'if-match': etag })).filter((status) => status === 204)
      expect([next, others.length < 2]).toEqual([204, true])
    }
  })

  test('POST lays one over the other where both are objects of JSON', async () => {
    for (const place of places()) {
      const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
        door.ask(place, { method: 'POST', body, headers })
      expect((await post({ a: { x: 1 }, b: 1 })).status).toBe(204)
      expect((await post({ a: { y: 2 } })).status).toBe(204)
      expect((await door.ask(place)).value).toEqual({ a: { y: 2 }, b: 1 })
      for (const body of ['[1]', 'null', '{', '{"a":1,"a":2}'])
        expect((await post(body)).value?.code).toBe('broken')
      expect((await post('{"a":1}', { 'content-type': 'text/plain' })).value?.code).toBe('broken')
      expect((await door.ask(place)).value).toEqual({ a: { y: 2 }, b: 1 })
    }
  })

  test('a drawer tells its names, and those that changed since', async () => {
    const drawer = `/activities/state?activityId=urn:drawer&agent=${AGENT}`
    const put = (id: string, more = '') =>
      door.ask(`${drawer}&stateId=${id}${more}`, { method: 'PUT', body: {} })
    await put('old')
    clock.now += 10_000
    await put('new')
    await put('other', `&registration=${REGISTRATION}`)
    const names = async (more = '') => (await door.ask(`${drawer}${more}`)).value
    expect(await names()).toEqual(['old', 'new', 'other'])
    expect(await names(`&registration=${REGISTRATION}`)).toEqual(['other'])
    expect(await names(`&since=${encodeURIComponent(new Date(clock.now - 5_000).toISOString())}`)).toEqual([
      'new',
      'other',
    ])
    expect((await door.ask(`${drawer}&registration=${REGISTRATION}`, { method: 'DELETE' })).status).toBe(204)
    expect(await names()).toEqual(['old', 'new'])
    await door.ask(drawer, { method: 'DELETE' })
    expect(await names()).toEqual([])
  })

  test('what is asked wrongly is refused', async () => {
    const wrong = [
      '/activities/state?activityId=urn:x&stateId=one',
      `/activities/state?agent=${AGENT}&stateId=one`,
      `/activities/state?activityId=x&agent=${AGENT}&stateId=one`,
      '/activities/state?activityId=urn:x&agent=x&stateId=one',
      `/activities/state?activityId=urn:x&agent=${AGENT}&stateId=one&registration=x`,
      `/activities/state?activityId=urn:x&agent=${AGENT}&since=x`,
      `/activities/state?activityId=urn:x&agent=${AGENT}&stateId=`,
      '/activities/profile?activityId=urn:x&profileId=one&more=1',
      '/activities/profile?activityId=urn:x&activityId=urn:y&profileId=one',
      '/agents/profile?profileId=one',
    ]
    for (const path of wrong) expect((await door.ask(path)).value?.code, path).toBe('parameters')
    for (const path of ['/activities/profile?activityId=urn:x', `/agents/profile?agent=${AGENT}`])
      for (const method of ['PUT', 'POST', 'DELETE'])
        expect(
          (await door.ask(path, { method, ...(method === 'DELETE' ? {} : { body: {} }) })).value?.code,
        ).toBe('parameters')
  })

  test('a form may say the whole request in 1.0.3, and in 2.0 no more', async () => {
    const say = (method: string, fields: Readonly<Record<string, string>>, version = '1.0.3') =>
      door.ask(`/statements?method=${method}`, {
        method: 'POST',
        as: null,
        version: null,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          Authorization: `Basic ${Buffer.from(ALL).toString('base64')}`,
          'X-Experience-API-Version': version,
          ...fields,
        }).toString(),
      })
    const { id, ...sent } = { ...statement(), id: nextId() }
    expect((await say('PUT', { statementId: id, content: JSON.stringify(sent) })).status).toBe(204)
    expect((await say('GET', { statementId: id })).value).toMatchObject({ id })
    expect((await say('PUT', { statementId: id })).value?.code).toBe('parameters')
    expect((await say('GET', { statementId: id }, '2.0.0')).value?.code).toBe('parameters')
    expect((await say('GET', { statementId: id, Authorization: 'Basic x' })).status).toBe(401)
    expect((await say('GET&x=1', { statementId: id })).value?.code).toBe('parameters')
    expect((await say('GET', { statementId: id, Authorization: 'Basic ა' })).value?.code).toBe('parameters')
  })
})
