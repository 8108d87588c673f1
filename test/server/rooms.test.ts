import { describe, expect, test } from 'vitest'
import { writeStart } from '../../src/core/room/start.ts'
import { makeServer } from '../../src/server/http.ts'
import { RoomStore } from '../../src/server/room-store.ts'

const codeOf = (seed: number): string =>
  writeStart({ topic: 0, size: 5, mode: 'led', kinds: 'quick', bank: 7, seed, swaps: [] })
const CODE = codeOf(1)
const KEY = '0123456789abcdef'.repeat(4)
const HOUR = 60 * 60_000

const answers = (changes: Record<string, unknown> = {}) => ({
  version: 1,
  kind: 'answers',
  tail: '8b1f00c0ffee2026',
  seat: 7,
  number: 3,
  answers: [null, 'alpha'],
  ...changes,
})

interface Asked {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
  readonly key?: string
}

/** A server with a clock that is moved by hand. */
function server() {
  const clock = { now: 1_000_000 }
  const app = makeServer({
    files: new Map(),
    headers: {},
    publicUrl: 'http://localhost:8080',
    version: '7',
    killWorker: false,
    rooms: new RoomStore(() => clock.now),
  })
  const ask = async (path: string, { method = 'GET', body, headers = {}, key }: Asked = {}) => {
    const answer = await app.request(`http://localhost:8080${path}`, {
      method,
      headers: { 'ubani-api': '1', ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, answer, value: text === '' ? undefined : JSON.parse(text) }
  }
  const open = (code = CODE, key = KEY) => ask('/api/rooms', { method: 'POST', body: { code, key } })
  const post = (body: unknown, more: Asked = {}) =>
    ask(`/api/rooms/${CODE}/messages`, { method: 'POST', body, ...more })
  const hear = (after = '', more: Asked = {}) =>
    ask(`/api/rooms/${CODE}/messages?wait=0&after=${after}`, more)
  return { clock, ask, open, post, hear }
}

describe('a live room', () => {
  test('is opened once by its trainer, found open again, and taken for everybody else', async () => {
    const { open } = server()
    expect((await open()).status).toBe(201)
    expect((await open()).status).toBe(200)
    const other = await open(CODE, 'f'.repeat(64))
    expect([other.status, other.value.code]).toEqual([409, 'taken'])
    expect(other.answer.headers.get('content-type')).toBe('application/problem+json')
  })

  test('gives what came since, by the place it gave before, and nothing that a cache might keep', async () => {
    const { open, post, hear } = server()
    await open()
    expect((await post(answers())).status).toBe(204)
    const first = await hear('', { key: KEY })
    expect(first.value.messages).toEqual([answers()])
    expect(first.answer.headers.get('cache-control')).toBe('no-store')
    expect(first.answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await hear(first.value.next, { key: KEY })).value.messages).toEqual([])
    await post(answers({ number: 4 }))
    expect((await hear(first.value.next, { key: KEY })).value.messages).toEqual([answers({ number: 4 })])
    for (const wrong of ['other.9', 'x', `${first.value.next}9`.replace(/\..*/, '.-1'), '%00'])
      expect((await hear(wrong, { key: KEY })).value.messages, wrong).toHaveLength(1)
  })

  test('shows no phone what another one says, and lets no phone speak as the trainer', async () => {
    const { open, post, hear } = server()
    await open()
    await post(answers())
    expect((await hear()).value.messages).toEqual([])
    const at = { version: 1, kind: 'at', place: 2 }
    expect((await post(at)).status).toBe(400)
    for (const key of ['f'.repeat(64), 'short', '']) {
      const headers = { authorization: `Bearer ${key}` }
      expect((await post(at, { headers })).value.code).toBe('key')
      expect((await hear('', { headers })).status).toBe(401)
    }
    expect((await post(at, { key: KEY })).status).toBe(204)
    expect((await hear()).value.messages).toEqual([at])
  })

  test('wakes whoever waits, at a word and at its end', async () => {
    const { ask, open, post } = server()
    await open()
    const waiting = ask(`/api/rooms/${CODE}/messages?after=`, { key: KEY })
    await post(answers())
    expect((await waiting).value.messages).toEqual([answers()])
    const phone = ask(`/api/rooms/${CODE}/messages?after=`)
    expect((await ask(`/api/rooms/${CODE}`, { method: 'DELETE' })).status).toBe(401)
    expect((await ask(`/api/rooms/${CODE}`, { method: 'DELETE', key: KEY })).status).toBe(204)
    expect((await phone).value.code).toBe('no-room')
  })

  test('lives for twelve hours', async () => {
    const { clock, open, hear } = server()
    await open()
    clock.now += 12 * HOUR - 1
    expect((await hear()).status).toBe(200)
    clock.now += 1
    const gone = await hear()
    expect([gone.status, gone.value.code]).toEqual([404, 'no-room'])
  })
})

describe('what is not as it should be is refused by a name', () => {
  test('no version, or another one', async () => {
    const { ask } = server()
    for (const version of ['', '2', 'one']) {
      const refused = await ask('/api/rooms', { method: 'POST', headers: { 'ubani-api': version } })
      expect([refused.status, refused.value.code], version).toEqual([400, 'version'])
    }
  })

  test('a code that is none, a key that is none', async () => {
    const { ask } = server()
    const damaged = (CODE.startsWith('2') ? '3' : '2') + CODE.slice(1)
    for (const body of [
      '',
      'x',
      'null',
      '[]',
      { code: CODE },
      { code: damaged, key: KEY },
      { code: CODE.toLowerCase(), key: KEY },
      { code: CODE, key: KEY.toUpperCase() },
      { code: 'A'.repeat(4000), key: KEY },
      { code: [CODE], key: [KEY] },
      { __proto__: { code: CODE, key: KEY } },
    ])
      expect((await ask('/api/rooms', { method: 'POST', body })).value.code, JSON.stringify(body)).toBe(
        'broken',
      )
  })

  test.each<[unknown, number, string]>([
    ['{', 400, 'not-json'],
    ['null', 400, 'broken'],
    [answers({ version: 2 }), 400, 'newer'],
    [answers({ seat: 0 }), 400, 'broken'],
    [answers({ seat: 61 }), 400, 'broken'],
    [answers({ seat: 7.5 }), 400, 'broken'],
    [answers({ number: -1 }), 400, 'broken'],
    [answers({ number: 1e9 }), 400, 'broken'],
    [answers({ tail: '__proto__' }), 400, 'broken'],
    [answers({ answers: Array(22).fill(null) }), 400, 'broken'],
    [answers({ answers: ['x'.repeat(601)] }), 400, 'broken'],
    [answers({ square: '<script>' }), 400, 'broken'],
    [answers({ kind: 'toString' }), 400, 'broken'],
    [answers({ answers: ['x'.repeat(9000)] }), 413, 'too-big'],
    ['['.repeat(8000), 400, 'not-json'],
  ])('a message such as %j', async (body, status, code) => {
    const { open, post, hear } = server()
    await open()
    const refused = await post(body)
    expect([refused.status, refused.value.code]).toEqual([status, code])
    expect((await hear('', { key: KEY })).value.messages).toEqual([])
  })

  test('what is said to no room, and an address that leads nowhere', async () => {
    const { ask, post, hear } = server()
    expect((await post(answers())).value.code).toBe('no-room')
    expect((await hear()).value.code).toBe('no-room')
    expect((await ask('/api/rooms')).value.code).toBe('not-found')
    expect((await ask('/api/rooms/__proto__/messages')).value.code).toBe('no-room')
    expect((await ask(`/api/rooms/${CODE}/messages`, { method: 'PUT' })).value.code).toBe('not-found')
  })
})

describe('a room costs the server no more than its limits', () => {
  test('sixty phones, and each of them has one word', async () => {
    const { clock, open, post, hear } = server()
    await open()
    for (let at = 0; at < 60; at++) {
      const tail = at.toString(16).padStart(16, '0')
      expect((await post(answers({ tail }))).status).toBe(204)
      expect((await post(answers({ tail, number: 4 }))).status).toBe(204)
    }
    const more = await post(answers())
    expect([more.status, more.value.code]).toEqual([409, 'crowded'])
    expect((await post(answers({ tail: '0'.repeat(16), number: 5 }))).status).toBe(204)
    expect((await hear('', { key: KEY })).value.messages).toHaveLength(60)
    clock.now += 1
  })

  test('so many messages at once, and then so many a second', async () => {
    const { clock, open, post } = server()
    await open()
    for (let number = 0; number < 300; number++) await post(answers({ number }))
    const busy = await post(answers({ number: 300 }))
    expect([busy.status, busy.value.code]).toEqual([429, 'busy'])
    clock.now += 1000
    for (let number = 300; number < 330; number++) expect((await post(answers({ number }))).status).toBe(204)
    expect((await post(answers({ number: 330 }))).status).toBe(429)
  })

  test('two hundred rooms; one more comes in only for one whose trainer has long been silent', async () => {
    const { clock, open, hear } = server()
    for (let seed = 1; seed <= 200; seed++) expect((await open(codeOf(seed))).status).toBe(201)
    const full = await open(codeOf(201))
    expect([full.status, full.value.code]).toEqual([503, 'full'])
    clock.now += HOUR / 2
    for (let seed = 2; seed <= 200; seed++) expect((await open(codeOf(seed))).status).toBe(200)
    expect((await open(codeOf(201))).status).toBe(201)
    expect((await hear()).value.code).toBe('no-room') // room 1
    expect((await open(codeOf(202))).status).toBe(503)
  })

  test('so many that wait for news; at the end of the room all of them are told', async () => {
    const { ask, open } = server()
    await open()
    const path = `/api/rooms/${CODE}/messages`
    const waiting = Array.from({ length: 150 }, () => ask(path))
    const more = await ask(path)
    expect([more.status, more.value.code]).toEqual([429, 'busy'])
    expect((await ask(`${path}?wait=0`)).status).toBe(200)
    await ask(`/api/rooms/${CODE}`, { method: 'DELETE', key: KEY })
    for (const { value } of await Promise.all(waiting)) expect(value.code).toBe('no-room')
  })

  test('says them where hosts look', async () => {
    const { ask } = server()
    const { value } = await ask('/.well-known/ubani.json')
    expect(value.limits.rooms).toMatchObject({ phones: 60, rooms: 200, message: 8192, hours: 12, wait: 25 })
  })
})
