import { request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminCommand } from '../../src/server/admin/command.ts'
import { type Endpoint, type Endpoints, endpointsOn } from './endpoints.ts'
import { KINDS } from './enrolling.ts'
import { changed } from './mutations.ts'
import { attemptOf } from './phone.ts'
import { printsOf } from './prints.ts'

/* Whatever comes to any address of the server: a named error or what it is for, nothing kept, nothing told, and the next request is fine. */

/** Names of people in four scripts, a pseudonym and a code: whatever is sent here must not come into the log. */
const PLANTED = ['ნინო ბერიძე', 'Գոհար Հակոբյան', 'Günay Əliyeva', 'Nino Beridze', 'nino-beridze', 'K7PM3QXA']

/** At so many addresses some field takes any text: what is tried there reaches the tables. */
const FREE = 7

const SQL_AND_HTML = [
  "'; DROP TABLE attempts; --",
  `" OR ""="`,
  "' UNION SELECT token_hash FROM trainers --",
  '$1',
  '?1',
  '%',
  '\\',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '{{7*7}}${7*7}',
  '../../../etc/passwd',
  ...PLANTED,
]

const WRONG_TYPES: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  0,
  -1,
  1.5,
  1e308,
  // moments before and after all that a date can be
  -62_135_596_800_001,
  8_640_000_000_000_001,
  253_402_300_800_000,
  2 ** 53,
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '+275760-09-13T00:00:00.001Z',
  [],
  [[]],
  {},
  { toString: 1, valueOf: 1 },
  { length: 1e9 },
]

const NFD = 'Mu\u0308s\u0327ahid\u0259c\u0327i'
const TEXTS = [
  NFD,
  NFD.normalize('NFC'),
  'ნინო',
  'ᲜᲘᲜᲝ', // Mtavruli
  'Երևան ԵՐԵՒԱՆ',
  '👩‍👩‍👧‍👦🗳️',
  'safe\u202Egnp.exe',
  '\u2067right\u2069',
  'ni\u200Bno\u200D\uFEFF',
  '\0',
  '\u0007\u001B[31m',
  '\uD800',
  'e' + '\u0301'.repeat(500),
  'ა'.repeat(10_000),
]

/** Not half of a pair of UTF-16. */
const isText = (text: string): boolean => !/\p{Surrogate}/u.test(text)

/** What must not be in an answer: how it is made inside. */
const INSIDE =
  /sqlite|postgres|libsql|\bSELECT\b|\bINSERT\b|syntax error|node_modules|\.ts:\d|\bat \w+ \(|TypeError|RangeError/i

/** @param sent what may not be repeated by a refusal */
async function expectHarmless(answer: Response, sent: string, what: string): Promise<string> {
  expect(answer.status, what).toBeLessThan(500)
  const text = await answer.text()
  const inside = INSIDE.exec(text)?.[0]
  // an attempt that is refused is named by the id that it came with
  if (answer.status >= 400 || !sent.includes(inside ?? '')) expect(inside, `${what}: ${text}`).toBeUndefined()
  expect(answer.headers.get('x-content-type-options'), what).toBe('nosniff')
  expect(answer.headers.get('cross-origin-resource-policy'), what).toBe('same-origin')
  expect(answer.headers.get('strict-transport-security'), what).toBe('max-age=63072000; includeSubDomains')
  expect(
    [...answer.headers.keys()].filter((name) => /^access-control|^set-cookie/.test(name)),
    what,
  ).toEqual([])
  if (answer.status < 400) return text
  expect(answer.headers.get('cache-control'), what).toBe('no-store')
  expect(answer.headers.get('content-type'), what).toBe('application/problem+json')
  const said = JSON.parse(text) as Record<string, unknown>
  expect(said, what).toMatchObject({ type: 'about:blank', status: answer.status })
  expect(said['code'], what).toMatch(/^[a-z][a-z-]{2,30}$/)
  expect(text.length, what).toBeLessThan(400)
  if (sent.length > 3) expect(text, what).not.toContain(sent)
  return text
}

type Way = readonly (string | number)[]

/** The ways to all that is in a value, the value itself first. */
function waysIn(value: unknown, way: Way = []): readonly Way[] {
  if (typeof value !== 'object' || value === null) return [way]
  const inner = Object.entries(value).flatMap(([key, each]) =>
    waysIn(each, [...way, Array.isArray(value) ? Number(key) : key]),
  )
  return [way, ...inner]
}

/** JSON with something else at a place. */
function withAt(value: unknown, [step, ...rest]: Way, put: string): string {
  if (step === undefined || typeof value !== 'object' || value === null) return put
  const parts = Object.entries(value).map(([key, each]) => {
    const text = key === String(step) ? withAt(each, rest, put) : JSON.stringify(each)
    return Array.isArray(value) ? text : `${JSON.stringify(key)}:${text}`
  })
  return Array.isArray(value) ? `[${parts.join()}]` : `{${parts.join()}}`
}

/** An object with members more at its beginning. */
function withMembers(object: unknown, members: string): string {
  const rest = JSON.stringify(object).slice(1)
  return `{${members}${rest === '}' ? '' : ','}${rest}`
}

function at(value: unknown, way: Way): unknown {
  return way.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], value)
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

describe.each(KINDS)('a server on %s', (kind) => {
  let server: Endpoints
  const called: Endpoint[] = []
  beforeAll(async () => {
    server = await endpointsOn(kind)
    called.push(...server.endpoints)
  })
  afterAll(() => server.end())

  const expectFine = async (endpoint: Endpoint) => {
    const answer = await server.ask(endpoint, JSON.stringify(endpoint.good()))
    expect([endpoint.name, answer.status < 300, answer.status < 300 || (await answer.text())]).toEqual([
      endpoint.name,
      true,
      true,
    ])
  }
  const expectCleanProcess = () => {
    const inherited: string[] = []
    for (const name in {}) inherited.push(name)
    expect(inherited).toEqual([])
    for (const name of ['polluted', 'admin', 'version'])
      expect(({} as Record<string, unknown>)[name]).toBeUndefined()
  }

  test('takes at each address what it is for', async () => {
    for (const endpoint of called) await expectFine(endpoint)
  })

  test('does nothing for whoever shows nothing, or what somebody else signed', async () => {
    const stranger = server.newPhone()
    // whoever knows a room's start code is in the room; its trainer shows a key
    for (const endpoint of called.filter(({ name }) => !/ \/api\/rooms(\/[^/]+\/messages)?$/.test(name))) {
      const body = JSON.stringify(endpoint.good())
      await endpoint.request('') // whoever asks is there
      const before = await printsOf(server.database)
      for (const headers of [
        { authorization: '', 'ubani-signature': '' },
        { authorization: `Bearer ${'f'.repeat(64)}`, 'ubani-device': stranger.key },
        { authorization: 'Basic eDp5', 'ubani-signature': 'A'.repeat(86) },
      ]) {
        const answer = await server.ask(endpoint, body, headers)
        await expectHarmless(answer, body, endpoint.name)
        expect([endpoint.name, answer.status]).toEqual([endpoint.name, 401])
      }
      expect(await printsOf(server.database), endpoint.name).toEqual(before)
    }
  })

  test('[case 44] what is malformed, oversize or deep is refused by name within a second, and nothing of it is kept', async () => {
    for (const endpoint of called) {
      await expectFine(endpoint)
      const good = JSON.stringify(endpoint.good())
      await endpoint.request('') // whoever asks is there
      const before = await printsOf(server.database)
      const end = good.lastIndexOf('"')
      const firstKey = /"[^"]+"/.exec(good)?.[0] ?? ''
      const bodies: readonly (string | Uint8Array)[] = [
        '',
        ' ',
        '{',
        'NaN',
        "{'a':1}",
        '<html><body>Sign in</body></html>',
        good.slice(0, -1),
        `${good}${good}`,
        `${good},`,
        `\uFEFF${good}`,
        `{${firstKey}:null,${good.slice(1)}`,
        Buffer.concat([
          Buffer.from(good.slice(0, end)),
          Uint8Array.of(0xc3, 0x28),
          Buffer.from(good.slice(end)),
        ]),
        Buffer.concat([
          Buffer.from(good.slice(0, end)),
          Uint8Array.of(0xed, 0xa0, 0x80),
          Buffer.from(good.slice(end)),
        ]),
        `${good.slice(0, -1)},"deep":${'['.repeat(1000)}${']'.repeat(1000)}}`,
        `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
        `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`,
        good + ' '.repeat(endpoint.limit),
      ]
      for (const body of bodies) {
        const start = performance.now()
        const what = `${endpoint.name} ${String(body).slice(0, 60)}`
        const answer = await server.ask(endpoint, body)
        await expectHarmless(answer, String(body), what)
        expect([400, 413], what).toContain(answer.status)
        expect(performance.now() - start, what).toBeLessThan(1_000)
      }
      expect(await printsOf(server.database), endpoint.name).toEqual(before)
      await expectFine(endpoint)
    }
  })

  test('[case 45] SQL and HTML in every field, header and address are words', async () => {
    const tables = Object.keys(await printsOf(server.database))
    const taken = new Set<string>()
    for (const endpoint of called) {
      const good = endpoint.good()
      for (const way of waysIn(good))
        for (const word of SQL_AND_HTML) {
          const body = withAt(good, way, JSON.stringify(word))
          const answer = await server.ask(endpoint, body)
          if (answer.ok) taken.add(endpoint.name)
          await expectHarmless(answer, word, `${endpoint.name} ${way.join('/')} ${word}`)
        }
      for (const name of HEADERS)
        for (const word of SQL_AND_HTML.slice(0, 4)) {
          const answer = await server.ask(endpoint, JSON.stringify(endpoint.good()), { [name]: word })
          await expectHarmless(answer, word, `${endpoint.name} ${name}: ${word}`)
        }
      await expectFine(endpoint)
    }
    expect([...taken], 'where any text may stand').toHaveLength(FREE)
    for (const word of [...SQL_AND_HTML, ...TEXTS.filter(isText).map((text) => text.slice(0, 2000))])
      for (const [path, headers] of server.lookups(encodeURIComponent(word))) {
        if (Object.values(headers).some((value) => /[^\x20-\x7e]/.test(value))) continue
        const answer = await server.look(path, headers)
        await expectHarmless(answer, word, path)
      }
    for (const broken of ['%', '%zz', '%00', '%c3%28', '%ed%a0%80'])
      for (const [path, headers] of server.lookups(broken))
        await expectHarmless(await server.look(path, headers), broken, path)
    expect(Object.keys(await printsOf(server.database))).toEqual(tables)
  })

  test('[case 46] no type in the place of another one breaks anything, and no name reaches a prototype', async () => {
    for (const endpoint of called) {
      const good = endpoint.good()
      for (const way of waysIn(good)) {
        for (const put of WRONG_TYPES) {
          const text = JSON.stringify(put)
          const answer = await server.ask(endpoint, withAt(good, way, text))
          await expectHarmless(answer, text, `${endpoint.name} ${way.join('/')} ${text}`)
        }
        const inner = at(good, way)
        if (!isObject(inner)) continue
        for (const name of ['__proto__', 'constructor', 'prototype'])
          for (const put of ['{"polluted":1,"admin":true}', '{"prototype":{"polluted":1}}', 'null', '"x"']) {
            const body = withAt(good, way, withMembers(inner, `"${name}":${put}`))
            await expectHarmless(await server.ask(endpoint, body), put, `${endpoint.name} ${body}`)
          }
      }
      expectCleanProcess()
      await expectFine(endpoint)
    }
  })

  test('[case 47] texts of every script, composed or not, with signs that steer or are not seen, are kept whole or refused', async () => {
    const taken = new Set<string>()
    for (const endpoint of called) {
      const good = endpoint.good()
      for (const way of waysIn(good).filter((each) => typeof at(good, each) === 'string'))
        for (const text of TEXTS) {
          const answer = await server.ask(endpoint, withAt(good, way, JSON.stringify(text)))
          if (answer.ok) taken.add(endpoint.name)
          await expectHarmless(
            answer,
            text,
            `${endpoint.name} ${way.join('/')} ${JSON.stringify(text.slice(0, 40))}`,
          )
        }
      await expectFine(endpoint)
    }
    expect([...taken], 'where any text may stand').toHaveLength(FREE)
  })

  test('[case 47] a role typed composed on one phone and decomposed on another is one, and has no sign that nobody sees', async () => {
    const roleOf = async (role: string) => {
      const phone = server.newPhone()
      const { person, key } = phone
      const body = JSON.stringify({ version: 1, person, key, group: server.group.code, role })
      const { status } = await server.app.request(phone.request(body, { path: '/api/enrol' }))
      const [row] = await server.database.all('SELECT role FROM people WHERE person = $1', [person])
      return [status, row?.['role']]
    }
    for (const role of [NFD, NFD.normalize('NFC')])
      expect(await roleOf(role)).toEqual([200, NFD.normalize('NFC')])
    for (const role of ['chair\u202E', 'cha\u200Bir', 'ch\u0000air', 'ჩ'.repeat(41)])
      expect(await roleOf(role)).toEqual([400, undefined])
    expect(await roleOf('Երևան')).toEqual([200, 'Երևան'])
    expect(await roleOf('ᲜᲘᲜᲝ')).toEqual([200, 'ᲜᲘᲜᲝ'])
  })

  test('[case 47] a subject comes back sign by sign as it was sent, and an attempt whose subject is no text is refused alone', async () => {
    const { member } = server
    const subjects = TEXTS.filter((text) => text.length <= 200)
    const attempts = subjects.map((subject, place) => attemptOf(member.person, 900_000 + place, { subject }))
    const answer = await server.app.request(member.request(member.batch(attempts)))
    const { refused } = (await answer.json()) as { readonly refused: readonly { readonly id: string }[] }
    const noText = attempts.filter(({ subject }) => subject.includes('\0') || !isText(subject))
    expect(refused.map(({ id }) => id)).toEqual(noText.map(({ id }) => id))
    for (const { id, subject } of attempts.filter((each) => !noText.includes(each)))
      expect(await server.database.all('SELECT subject FROM attempts WHERE id = $1', [id])).toEqual([
        { subject },
      ])
  })

  test('[case 47] the name of a group is kept composed, and without signs that turn a line round', async () => {
    const said: string[] = []
    const call = (...args: readonly string[]) =>
      adminCommand(args, {
        root: '/',
        environment: server.environment,
        say: (line) => said.push(line),
        warn: () => undefined,
      })
    expect(await call('trainer-new', '--name', `${NFD}\u202E\u200B`)).toBe(0)
    expect(await call('trainer-new', '--name', '\u202E\u200B')).toBe(1)
    expect(await call('trainers')).toBe(0)
    expect(said.join('\n')).toMatch(new RegExp(`\\t${NFD.normalize('NFC')}$`, 'm'))
  })

  test('whatever is sent to whichever address, hundreds of times', async () => {
    const word = fc.oneof(
      fc.constantFrom(...SQL_AND_HTML, ...TEXTS),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    const leaf = fc.oneof(word, fc.constantFrom(...WRONG_TYPES), fc.jsonValue())
    const statuses = new Set<number>()
    for (const endpoint of called) {
      const mutated = fc
        .record({
          way: fc.array(fc.nat(20), { maxLength: 5 }),
          put: leaf,
          name: fc.option(word, { nil: undefined, freq: 3 }),
        })
        .map(({ way, put, name }) => JSON.stringify(changed(endpoint.good(), way, put, name)))
      const body = fc.oneof(
        { weight: 8, arbitrary: mutated },
        { weight: 1, arbitrary: fc.tuple(mutated, fc.nat(500)).map(([text, cut]) => text.slice(0, cut)) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
      )
      await fc.assert(
        fc.asyncProperty(body, async (sent) => {
          const answer = await server.ask(endpoint, sent)
          statuses.add(answer.status)
          await expectHarmless(answer, String(sent), endpoint.name)
        }),
        { numRuns: kind === 'sqlite' ? 300 : 60, seed: 44 },
      )
      await expectFine(endpoint)
    }
    expectCleanProcess()
    expect([...statuses]).toEqual(expect.arrayContaining([200, 400]))
  })

  test('of all that none stands in the log: no name in any script, no pseudonym, no key, no code, no address', () => {
    const log = JSON.stringify(server.lines)
    expect(server.lines.length).toBeGreaterThan(1_000)
    for (const word of [...PLANTED, 'DROP TABLE', '<script>', '10.0.']) expect(log).not.toContain(word)
    for (const word of [server.member.person, server.member.key, server.group.code, 'Basic ', 'Bearer '])
      expect(log).not.toContain(word)
    expect(server.lines.filter((line) => (line as { readonly level: string }).level === 'error')).toEqual([])
  })
})

/** What a request says beside its body. */
const HEADERS = [
  'accept-language',
  'authorization',
  'content-encoding',
  'content-type',
  'if-match',
  'sec-fetch-site',
  'ubani-api',
  'ubani-device',
  'ubani-signature',
  'ubani-moment',
  'ubani-sync',
  'x-experience-api-version',
  'x-forwarded-for',
]

describe('a server on a line', () => {
  let server: Endpoints
  let listening: ServerType
  let port: number
  beforeAll(async () => {
    server = await endpointsOn('sqlite')
    await new Promise<void>((done) => {
      listening = serve(
        { fetch: server.app.fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false },
        () => done(),
      )
    })
    port = (listening.address() as AddressInfo).port
  })
  afterAll(async () => {
    const closed = new Promise((done) => listening.close(done))
    if ('closeAllConnections' in listening) listening.closeAllConnections()
    await closed
    await server.end()
  })

  /** Sends without saying how much, as fast as it is taken. @returns the status, and how much was taken */
  const flood = async (endpoint: Endpoint) => {
    const { method, url, headers } = await endpoint.request('{}')
    const { pathname, search } = new URL(url)
    let taken = 0
    const status = await new Promise<number | undefined>((done, failed) => {
      const sending = request({ port, method, path: pathname + search, headers: Object.fromEntries(headers) })
      const pour = (): void => {
        while (!sending.destroyed && taken < 100 * 2 ** 20) {
          taken += 2 ** 16
          if (!sending.write(Buffer.alloc(2 ** 16, 0x20))) return
        }
      }
      sending.on('response', (response) => {
        done(response.statusCode)
        sending.destroy()
      })
      sending.on('drain', pour)
      sending.on('error', failed)
      pour()
    })
    return { status, taken }
  }

  test('[case 44] cuts off a hundred megabytes that come without end early at every address, and is held up by none', async () => {
    for (const endpoint of server.endpoints) {
      const [flooded, well] = await Promise.all([flood(endpoint), fetch(`http://127.0.0.1:${port}/healthz`)])
      expect([endpoint.name, flooded.status, well.status]).toEqual([endpoint.name, 413, 200])
      // what is on its way in the pipes counts along
      expect(flooded.taken, endpoint.name).toBeLessThan(endpoint.limit + 16 * 2 ** 20)
    }
  })

  /** Sends bytes as they are. @returns the first line of what is answered, and how many answers there are */
  const say = (bytes: string) =>
    new Promise<string>((done, failed) => {
      let heard = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      socket.setEncoding('utf8')
      socket.on('data', (text: string) => (heard += text))
      socket.on('error', failed)
      socket.on('close', () => done(heard))
    })

  test('takes no request whose end could be read in two ways', async () => {
    const head = 'POST /api/rooms HTTP/1.1\r\nHost: x\r\nUbani-Api: 1\r\nConnection: close\r\n'
    const hidden = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
    for (const odd of [
      `Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
      `Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
      `Content-Length: +0\r\n\r\n${hidden}`,
      `Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`,
      `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
      `Transfer-Encoding: chunked\r\n\r\n1;\n\r\nx\r\n0\r\n\r\n${hidden}`,
      `X: 1\r\n Content-Length: 5\r\nContent-Length: 0\n\n${hidden}`,
    ]) {
      const heard = await say(head + odd)
      expect(heard.split('\r\n')[0], odd).toBe('HTTP/1.1 400 Bad Request')
      expect(heard, odd).not.toContain('{"ok":true}')
    }
    expect(await say(`${head}Content-Length: 2\r\n\r\n{}`)).toContain('"code":"broken"')
  })
})
