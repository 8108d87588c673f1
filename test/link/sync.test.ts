import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { postBatch } from '../../src/link/sync.ts'
import { instead } from '../flow/window.ts'

/* One request to whatever may answer in the centre's place, over a real socket. The numbers are those of the fault cases. */

const ID = '01920000-0000-7000-8000-000000000001'
const TAKEN = { version: 1, taken: [{ id: ID, sequence: 4 }], refused: [] }
const OURS = { 'content-type': 'application/json', 'ubani-sync': '1' }
const PROBLEM = { 'content-type': 'application/problem+json', 'ubani-sync': '1' }
const key = { open: 'the-key', sign: async (text: string) => `signed:${text.length}` }

type Answering = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void
let answering: Answering
let server: Server
let base: string
const globals: { stop(): void }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => answering(request, response, Buffer.concat(pieces)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  globals.push(instead('navigator', { onLine: true }))
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => {
  for (const each of globals) each.stop()
  server.closeAllConnections()
  server.close()
})

const says = (status: number, headers: Record<string, string>, body: unknown): Answering => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return (_request, response) => response.writeHead(status, headers).end(text)
}
const post = async (answer: Answering, body = '{"version":1}') => {
  answering = answer
  return postBatch(body, key, base)
}
const refuses = (status: number, code: string, headers = {}): Answering =>
  says(status, { ...PROBLEM, ...headers }, { type: 'about:blank', status, code })

describe('a request', () => {
  test('carries the version and who signs what, and no cookies', async () => {
    let heard: IncomingMessage | undefined
    await post((request, response) => {
      heard = request
      response.writeHead(200, OURS).end(JSON.stringify(TAKEN))
    })
    const body = '{"version":1}'
    expect(heard?.headers).toMatchObject({
      'ubani-sync': '2',
      'ubani-device': 'the-key',
      'ubani-moment': expect.stringMatching(/^\d{13}$/) as string,
      'ubani-signature': `signed:${`POST /api/sync 1800000000000\n${body}`.length}`,
      'content-type': 'application/json',
    })
    expect(heard?.headers['cookie']).toBeUndefined()
    expect(heard?.headers['content-encoding']).toBeUndefined()
  })

  test('is packed when that is worth it, and signed as it was before', async () => {
    const long = JSON.stringify({ version: 1, attempts: Array.from({ length: 200 }, () => 'მრჩეველი') })
    let [unpacked, packed, encoding, signature]: unknown[] = []
    await post((request, response, body) => {
      ;[unpacked, packed] = [gunzipSync(body).toString(), body.length]
      ;[encoding, signature] = [request.headers['content-encoding'], request.headers['ubani-signature']]
      response.writeHead(200, OURS).end(JSON.stringify(TAKEN))
    }, long)
    expect([unpacked, encoding]).toEqual([long, 'gzip'])
    expect(signature).toBe(`signed:${`POST /api/sync 1800000000000\n${long}`.length}`)
    expect(packed).toBeLessThan(long.length / 10)
  })

  test('that is taken says what the centre has', async () => {
    expect(await post(says(200, OURS, TAKEN))).toEqual({ kind: 'taken', answer: TAKEN })
  })
})

describe('what is not the centre is never taken for it', () => {
  const html = '<!doctype html><title>Hotel</title>'
  test.each([
    ['[19] a login page', says(200, { 'content-type': 'text/html' }, html)],
    ['[19] a login page that says it is JSON', says(200, { 'content-type': 'application/json' }, TAKEN)],
    ['[19] our header on a page', says(200, { 'content-type': 'text/html', 'ubani-sync': '1' }, html)],
    ['[19] an empty answer without anything', says(204, {}, '')],
    ['[19] a request to sign in to the network', says(511, { 'content-type': 'text/html' }, html)],
    ['[19] a proxy that forbids', says(403, { 'content-type': 'text/html' }, html)],
    ['[19] a proxy that wants a name', says(401, { 'content-type': 'text/html' }, html)],
  ])('%s', async (_what, answer) => {
    expect(await post(answer)).toEqual({ kind: 'portal' })
  })

  test('[20] a redirect is not followed', async () => {
    const asked: (string | undefined)[] = []
    const outcome = await post((request, response) => {
      asked.push(request.url)
      response.writeHead(302, { location: `${base}/login` }).end()
    })
    expect(outcome).toEqual({ kind: 'portal' })
    expect(asked).toEqual(['/api/sync'])
  })
})

describe('what may have been taken or not is unknown', () => {
  test.each([
    ['[21] an empty answer', says(200, OURS, '')],
    [
      '[21] an answer that lies about being packed',
      says(200, { ...OURS, 'content-encoding': 'gzip' }, TAKEN),
    ],
    ['[21] a connection that is cut before the answer', (request) => request.socket.destroy()],
    [
      '[21] half an answer',
      (request, response) => {
        response.writeHead(200, { ...OURS, 'content-length': '400' })
        response.write('{"version":1,"taken":[', () => request.socket.destroy())
      },
    ],
    ['[23] an answer of another shape', says(200, OURS, { version: 1, taken: [{ id: 7 }], refused: [] })],
    ['[23] an answer with a flipped byte', says(200, OURS, JSON.stringify(TAKEN).replace(':4', ':\u00004'))],
    ['[23] an answer of another version', says(200, OURS, { ...TAKEN, version: 3 })],
    ['[24] a huge answer', says(200, OURS, JSON.stringify({ ...TAKEN, more: 'x'.repeat(70_000) }))],
    ['[18] 500', refuses(500, 'server-error')],
    ['[18] 502 of a proxy', says(502, { 'content-type': 'text/html' }, 'Bad gateway')],
    ['a signature that was spoilt on the way', refuses(401, 'signature')],
    ['a centre that has no such door yet', refuses(404, 'not-found')],
  ] satisfies [string, Answering][])('%s', async (_what, answer) => {
    expect(await post(answer)).toEqual({ kind: 'unknown' })
  })

  test('[24] a huge answer is not read to its end', async () => {
    let written = 0
    await post((request, response) => {
      response.writeHead(200, OURS)
      const more = (): void => {
        if (response.destroyed || written > 200_000_000) return
        written += 65_536
        if (response.write('x'.repeat(65_536))) setImmediate(more)
        else response.once('drain', more)
      }
      request.socket.once('close', () => response.destroy())
      more()
    })
    expect(written).toBeLessThan(50_000_000)
  })

  test('[21] no answer at all is waited for a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let isGivenUp = false
    const arrived = new Promise<IncomingMessage>((done) => {
      answering = done
    })
    const outcome = postBatch('{"version":1}', key, base).finally(() => (isGivenUp = true))
    await arrived
    vi.advanceTimersByTime(59_999)
    for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done))
    expect(isGivenUp).toBe(false)
    vi.advanceTimersByTime(1)
    expect(await outcome).toEqual({ kind: 'unknown' })
  })

  test('a phone without a network knows it', async () => {
    globals.push(instead('navigator', { onLine: false }))
    expect(await post((request) => request.socket.destroy())).toEqual({ kind: 'unknown', offline: true })
    globals.pop()?.stop()
  })
})

describe('what the centre says is heard', () => {
  test.each([
    [
      '[18] 429 for a time',
      refuses(429, 'busy', { 'retry-after': '7' }),
      { kind: 'busy', after: 7000, tooMany: true },
    ],
    ['[18] 503', refuses(503, 'unavailable'), { kind: 'busy', after: undefined }],
    [
      '[11] 503 until a date, whatever the clock of the phone says',
      refuses(503, 'unavailable', {
        date: 'Thu, 01 Jan 1998 00:00:00 GMT',
        'retry-after': 'Thu, 01 Jan 1998 00:02:00 GMT',
      }),
      { kind: 'busy', after: 120_000 },
    ],
    [
      '[18] 503 for a time that is none',
      refuses(503, 'x', { 'retry-after': 'soon' }),
      { kind: 'busy', after: undefined },
    ],
    ['an unknown key', refuses(401, 'unknown-device'), { kind: 'not-joined' }],
    ['a way in that is closed', refuses(403, 'revoked'), { kind: 'revoked' }],
    ['413', refuses(413, 'too-big'), { kind: 'too-big' }],
    ['400', refuses(400, 'broken'), { kind: 'broken' }],
    ['409, which nobody has agreed on', refuses(409, 'conflict'), { kind: 'broken' }],
    ['[29] 426', refuses(426, 'version'), { kind: 'old-app' }],
    [
      '[29] a version that is newer than the centre',
      refuses(400, 'version'),
      { kind: 'busy', after: undefined },
    ],
  ])('%s', async (_what, answer, outcome) => {
    expect(await post(answer)).toEqual(outcome)
  })
})
