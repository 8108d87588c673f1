import { centre, editionOf, type Edition, fillDisk, rowsKept, wipePhone } from './phone.ts'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Progress, installLanguage } from '../../src/flow/install-pack.ts'
import { openLibrary, returnBorrowed } from '../../src/flow/read-guide.ts'
import { openSearch } from '../../src/flow/search-guide.ts'
import { canonicalJson } from '../../src/core/pack/canonical.ts'
import { foldText } from '../../src/core/search/fold.ts'
import { sealed, smallGlossary, wrapPack } from '../core/pack/sealed.ts'

/** Answers one request itself, or lets the packs' server do it. */
type Weather = (request: IncomingMessage, response: ServerResponse) => boolean
const fair: Weather = () => false

/** The packs' server, and what networks do to it. */
const host = {
  edition: editionOf('ka'),
  weather: fair,
  asked: [] as string[],
  server: undefined as Server | undefined,
  url: '',

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const path = request.url ?? ''
      host.asked.push(path)
      if (host.weather(request, response)) return
      const text =
        path === '/packs/manifest.json'
          ? host.edition.envelope
          : host.edition.packs.find(({ entry }) => `/packs/${entry.path}` === path)?.text
      if (text === undefined) response.writeHead(404).end()
      else response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text)
    })
    await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))
    host.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    host.server = server
  },

  async stop(): Promise<void> {
    host.server?.closeAllConnections()
    await new Promise<void>((stopped) => host.server?.close(() => stopped()))
  },
}

const json = { 'content-type': 'application/json' }
const onManifest =
  (act: (response: ServerResponse) => void): Weather =>
  ({ url }, response) => {
    if (url !== '/packs/manifest.json') return false
    act(response)
    return true
  }
const onGuide =
  (act: (response: ServerResponse) => void): Weather =>
  ({ url }, response) => {
    if (!url?.includes('/guide.')) return false
    act(response)
    return true
  }

const never = new AbortController().signal
const install = (signal = never, onProgress: (progress: Progress) => void = () => undefined) =>
  installLanguage(signal, 'ka', onProgress)
const packsAsked = (): string[] => host.asked.filter((path) => path.startsWith('/packs/ka/'))

const realFetch = globalThis.fetch
beforeAll(async () => {
  await host.start()
  // A page's addresses are relative to its origin; Node's are not relative to anything.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(new URL(path, host.url), init))
})
afterAll(() => host.stop())
beforeEach(async () => {
  await wipePhone()
  returnBorrowed()
  vi.stubGlobal('navigator', { onLine: true })
  host.edition = editionOf('ka')
  host.asked = []
})
afterEach(() => {
  host.weather = fair
})

describe('downloading a language', () => {
  test('puts it in use and says how far it is, byte by byte', async () => {
    const seen: Progress[] = []
    expect(await install(never, (progress) => seen.push(progress))).toMatchObject({
      ok: true,
      value: { id: 'ka@3@2026-10-01T12:00:00Z', language: 'ka', version: 3 },
    })
    const whole = host.edition.manifest.packs.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(seen[0]).toEqual({ arrived: 0, whole })
    expect(seen.at(-1)).toEqual({ arrived: whole, whole })
    const steps = seen.map(({ arrived }) => arrived)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    expect(await rowsKept()).toMatchObject({ editions: 1, texts: 2, settings: 1 })
    expect(await rowsKept()).not.toHaveProperty('arrivals')
  })

  test('cut in the middle keeps what has arrived whole and goes on from there', async () => {
    host.weather = onGuide((response) => {
      response.writeHead(200, { ...json, 'content-length': '5000' }).write('{"chapters":[')
      setImmediate(() => response.destroy())
    })
    expect(await install()).toEqual({ ok: false, problem: 'no-answer' })
    expect(await rowsKept()).toEqual({ arrivals: 1 })

    host.weather = fair
    host.asked = []
    const seen: Progress[] = []
    expect(await install(never, (progress) => seen.push(progress))).toMatchObject({ ok: true })
    expect(packsAsked()).toEqual([expect.stringContaining('/guide.')])
    expect(seen[0]?.arrived).toBeGreaterThan(0)
    expect(await rowsKept()).not.toHaveProperty('arrivals')
  })

  test('stopped by hand is said to be stopped, and nothing changes', async () => {
    const stop = new AbortController()
    host.weather = onGuide((response) => {
      response.writeHead(200, json).write('{')
      stop.abort()
    })
    expect(await install(stop.signal)).toEqual({ ok: false, problem: 'cancelled' })
    expect(await rowsKept()).not.toHaveProperty('editions')
  })

  test('from a server that has fallen silent ends by itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const heard = new Promise<void>((hear) => {
        host.weather = onManifest((response) => {
          response.writeHead(200, json).write('{')
          hear()
        })
      })
      const installing = install()
      await heard
      await vi.advanceTimersByTimeAsync(60_000)
      expect(await installing).toEqual({ ok: false, problem: 'no-answer' })
    } finally {
      vi.useRealTimers()
    }
  })

  const troubles: ReadonlyArray<readonly [what: string, weather: Weather, problem: string]> = [
    [
      'a login page in place of the manifest',
      onManifest((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')),
      'portal',
    ],
    [
      'a login page that says it is JSON',
      onManifest((response) => response.writeHead(200, json).end('\n<html>')),
      'portal',
    ],
    [
      'a login page in place of a pack',
      onGuide((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')),
      'portal',
    ],
    [
      'a login page that begins like no page',
      onManifest((response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('Welcome to our Wi-Fi'),
      ),
      'portal',
    ],
    ['a server in trouble', onManifest((response) => response.writeHead(503).end()), 'no-answer'],
    ['a line that drops at once', onManifest((response) => response.destroy()), 'no-answer'],
    ['a server without packs', onManifest((response) => response.writeHead(404).end()), 'not-found'],
    ['a pack that is gone', onGuide((response) => response.writeHead(410).end()), 'not-found'],
    ['an empty answer', onManifest((response) => response.writeHead(200, json).end()), 'not-a-pack'],
    ['a manifest without end', onManifest((response) => pour(response)), 'too-large'],
    ['a pack without end', onGuide((response) => pour(response)), 'too-large'],
    ['a pack of noise', onGuide((response) => response.writeHead(200, json).end('{"a":1}')), 'damaged'],
  ]
  test.each(troubles)(
    '%s is named, and what was in use goes on being used',
    async (_what, weather, problem) => {
      expect(await install()).toMatchObject({ ok: true })
      const before = await rowsKept()
      host.edition = editionOf('ka', { version: 4 })
      host.weather = weather
      expect(await install()).toEqual({ ok: false, problem })
      expect(await rowsKept()).toMatchObject(before)
      const library = await openLibrary('ka')
      expect(library).toMatchObject({ ok: true, value: { from: { version: 3, onThisPhone: true } } })
    },
  )

  test('without any network is said to be that', async () => {
    host.weather = onManifest((response) => response.destroy())
    vi.stubGlobal('navigator', { onLine: false })
    const answer = await install()
    expect(answer).toEqual({ ok: false, problem: 'offline' })
  })

  test('of an older edition, out of a stale cache, asks for no pack', async () => {
    await install()
    host.edition = editionOf('ka', { version: 2 })
    host.asked = []
    expect(await install()).toEqual({ ok: false, problem: 'older' })
    expect(host.asked).toEqual(['/packs/manifest.json'])
  })

  test('that the edition does not hold asks for no pack', async () => {
    host.edition = editionOf('hy')
    expect(await install()).toEqual({ ok: false, problem: 'wrong-language' })
    expect(host.asked).toEqual(['/packs/manifest.json'])
  })

  test.each(['arrivals', 'documents', 'texts', 'editions', 'settings'])(
    '[6] on a full phone rolls back whole: %s find no room, and the edition before goes on',
    async (table) => {
      await install()
      const before = await rowsKept()
      host.edition = editionOf('ka', { version: 4 })
      const disk = fillDisk(table)
      expect(await install()).toEqual({ ok: false, problem: 'storage-full' })
      disk.free()
      // what had arrived whole waits for the next try, and for nothing else
      expect({ ...(await rowsKept()), arrivals: 0 }).toEqual({ ...before, arrivals: 0 })
      expect(await rowsKept()).toHaveProperty('documents')
      const library = await openLibrary('ka')
      expect(library).toMatchObject({ ok: true, value: { from: { version: 3, onThisPhone: true } } })
      expect(await install()).toMatchObject({ ok: true, value: { version: 4 } })
    },
  )
})

describe('reading before anything is installed', () => {
  test('borrows from the network and says that it is not on this phone', async () => {
    const library = await openLibrary('ka')
    expect(library).toMatchObject({ ok: true, value: { from: { version: 3, onThisPhone: false } } })
    expect(await rowsKept()).not.toHaveProperty('editions')
  })

  test('borrows once for all that is read, and again after trouble', async () => {
    host.weather = onManifest((response) => response.writeHead(503).end())
    expect(await openLibrary('ka')).toEqual({ ok: false, problem: 'no-answer' })
    host.weather = fair
    expect(await openLibrary('ka')).toMatchObject({ ok: true })
    host.asked = []
    expect(await openLibrary('ka')).toMatchObject({ ok: true })
    expect(host.asked).toEqual([])
  })

  test('searches what was borrowed', async () => {
    const glossary = smallGlossary('ka')
    const [term] = glossary.terms
    const found = term && { ...term, fold: `${foldText(term.ka, 'ka')}|` }
    const packs = [wrapPack({ ...glossary, terms: found ? [found] : [] })]
    const base = editionOf('ka', {}, packs)
    host.edition = { ...base, envelope: sealed(canonicalJson(base.manifest), centre) } satisfies Edition
    const searcher = await openSearch('ka')
    const answer = searcher.ok ? searcher.value('ლუქის') : undefined
    expect(answer?.hits.map(({ entry }) => entry.href)).toEqual(['/glossary#box-seal'])
  })
})

/** Sends without end until the other side has had enough. */
function pour(response: ServerResponse): void {
  response.writeHead(200, json)
  const more = (): void => {
    if (response.destroyed) return
    if (response.write(' '.repeat(16_384))) setImmediate(more)
    else response.once('drain', more)
  }
  more()
}
