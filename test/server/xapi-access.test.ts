import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WRONG_SECRETS } from '../../src/server/wrong-secrets.ts'
import { readClients } from '../../src/server/xapi/clients.ts'
import { emptyDatabase, NOW } from './enrolling.ts'
import { type Door, doorOf, type Sent, statement } from './xapi.ts'

const SHORT = 'lms:s-all'
const LONG = `big:${'l'.repeat(16)}`
const CLIENTS = readClients(`${SHORT}:all,${LONG}:all`)
const HERE = '192.0.2.1'
const ELSEWHERE = '192.0.2.2'

let store: Awaited<ReturnType<typeof emptyDatabase>>
let door: Door
let clock: number
beforeAll(async () => {
  store = await emptyDatabase('sqlite')
})
afterAll(() => store.end())
beforeEach(() => {
  clock = NOW
  door = doorOf(store.database, () => clock, { clients: CLIENTS, proxies: 1 })
})

const ask = (as: string | null, from = HERE, { headers = {}, ...more }: Sent = {}) =>
  door.ask('/statements', { as, ...more, headers: { 'x-forwarded-for': from, ...headers } })
const guess = async (times: number, from = HERE, name = 'lms') => {
  for (let place = 0; place < times; place++)
    expect((await ask(`${name}:guess-${place}`, from)).status).toBe(401)
}

describe('wrong secrets of learning systems', () => {
  test('from one address are looked at so often, then neither they nor the right one, for a while', async () => {
    await guess(WRONG_SECRETS.most)
    for (const as of ['lms:guess', SHORT]) {
      const waiting = await ask(as)
      expect(waiting).toMatchObject({ status: 429, value: { code: 'busy' } })
      expect(waiting.headers.get('retry-after')).toBe(String(WRONG_SECRETS.within / 1000))
    }
    clock += WRONG_SECRETS.within
    expect((await ask(SHORT)).status).toBe(200)
  })

  test('for one name are counted wherever they come from', async () => {
    for (let place = 0; place < WRONG_SECRETS.most; place++) await guess(1, `198.51.100.${place}`)
    expect((await ask('lms:guess', ELSEWHERE)).status).toBe(429)
    expect((await ask('other:guess', ELSEWHERE)).status).toBe(401)
  })

  test('shut out neither who came from there before nor a secret that is too long to be guessed', async () => {
    expect((await ask(SHORT, ELSEWHERE)).status).toBe(200)
    await guess(WRONG_SECRETS.most)
    expect((await ask(LONG)).status).toBe(200)
    expect((await ask(SHORT, ELSEWHERE)).status).toBe(200)
    expect((await ask(SHORT)).status).toBe(429)
  })

  test('are not counted where no secret is shown, or none of this kind', async () => {
    for (let place = 0; place <= WRONG_SECRETS.most; place++) {
      expect((await ask(null)).status).toBe(401)
      expect((await ask(null, HERE, { headers: { authorization: 'Bearer x' } })).status).toBe(401)
    }
    expect((await ask(SHORT)).status).toBe(200)
  })

  test('are found out whatever address a sender writes before its own', async () => {
    for (let place = 0; place < WRONG_SECRETS.most; place++) await guess(1, `203.0.113.${place}, ${HERE}`)
    expect((await ask('other:guess', `203.0.113.99, ${HERE}`)).status).toBe(429)
  })
})

describe('a page of another site', () => {
  test('asks nothing through somebody’s browser, be it a form', async () => {
    const form = {
      method: 'POST',
      body: new URLSearchParams({ content: JSON.stringify(statement()) }).toString(),
    }
    const sent = (site: string) =>
      door.ask('/statements?method=POST', {
        ...form,
        as: SHORT,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': site },
      })
    for (const site of ['cross-site', 'same-site'])
      expect(await sent(site)).toMatchObject({ status: 403, value: { code: 'foreign-page' } })
    expect((await sent('same-origin')).status).toBe(200)
  })

  test('is not told by any answer that it may read it', async () => {
    const headers = {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    }
    for (const method of ['OPTIONS', 'GET', 'POST'])
      for (const as of [null, SHORT]) {
        const answer = await ask(as, HERE, { method, headers })
        expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      }
  })
})
