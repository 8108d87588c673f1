import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { securityHeaders } from '../../src/build/security.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { type BuiltFile, readBuiltFiles } from '../../src/server/files.ts'
import { makeServer, type Settings } from '../../src/server/http.ts'

/** A built app of a few files, as it lies on the disk. */
const BUILT: Record<string, string> = {
  'sw.js': 'self.app = true',
  'sw-kill.js': 'self.kill = true',
  'pages.json': '{"shell":{}}',
  'build.json': '{"build":"7"}',
  _headers: '/*',
  'index.html': 'a page for static hosts',
  'manifest.webmanifest': '{}',
  'icons/icon.svg': '<svg/>',
  'assets/app-1a2b.js': 'console.log("ubani")',
  'fonts/georgian.woff2': 'font',
  'packs/manifest.json': '{"payload":"…"}',
  'packs/ka/guide.0123456789abcdef.json': '{"kind":"guide"}',
}
for (const language of LANGUAGES)
  for (const path of ['', 'guide/', 'guide/counting/', 'scenarios/inked-voter/'])
    BUILT[`by-language/${language}/${path}index.html`] = `${language} /${path}`
for (const language of LANGUAGES) BUILT[`by-language/${language}/404.html`] = `${language} lost`

const dist = mkdtempSync(join(tmpdir(), 'ubani-dist-'))
afterAll(() => rmSync(dist, { recursive: true, force: true }))
for (const [path, text] of Object.entries(BUILT)) {
  mkdirSync(dirname(join(dist, path)), { recursive: true })
  writeFileSync(join(dist, path), text)
  if (!/woff2|svg/.test(path)) writeFileSync(join(dist, `${path}.br`), brotliCompressSync(text))
}
const files = readBuiltFiles(dist)

const headers = securityHeaders('body{}')
const server = (changes: Partial<Settings> = {}) =>
  makeServer({
    files,
    headers,
    publicUrl: 'http://localhost:8080',
    version: '7',
    killWorker: false,
    ...changes,
  })
const get = (path: string, asked: Record<string, string> = {}, changes: Partial<Settings> = {}) =>
  server(changes).request(`http://localhost:8080${path}`, { headers: asked })
const text = async (path: string, asked: Record<string, string> = {}): Promise<string> =>
  (await get(path, asked)).text()

describe('a page', () => {
  test.each([
    ['', 'ka'],
    ['az-AZ,ka;q=0.5', 'az'],
    ['ru,hy;q=0.9,en;q=0.8', 'hy'],
    ['en;q=0.2, az;q=0.7', 'az'],
    ['en;q=0, hy', 'hy'],
    ['de-DE,fr;q=0.7', 'ka'],
    ['*', 'ka'],
    [';;;q=,,', 'ka'],
    ['EN-us', 'en'],
  ])('asked for with “%s” comes in %s', async (accepted, language) => {
    expect(await text('/guide/counting', accepted ? { 'accept-language': accepted } : {})).toBe(
      `${language} /guide/counting/`,
    )
  })

  test('comes in the language that the address asks for, before all preferences', async () => {
    expect(await text('/?lang=hy', { 'accept-language': 'en' })).toBe('hy /')
    expect(await text('/guide?lang=fr', { 'accept-language': 'en' })).toBe('en /guide/')
  })

  test('is found with a slash at the end, too', async () => {
    expect(await text('/guide/counting/')).toBe('ka /guide/counting/')
  })

  test('tells caches on what it depends and that it must be asked for again', async () => {
    const answer = await get('/')
    expect(answer.headers.get('vary')).toBe('accept-language, accept-encoding')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test('that does not exist is a page that says so, in the reader’s language, with 404', async () => {
    const answer = await get('/no/such/place', { 'accept-language': 'az' })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('az lost')
  })

  test.each([
    '/scenarios/card/07K9',
    '/protocols/night/2X74QX4K',
    '/room/host/start/exam/2X74QX4K',
    '/room/host/start/exercise/2X74QX4K',
    '/room/host/start/scene/inked-voter',
    '/scenarios/inked-voter/room',
    '/tests/topic/counting',
    '/tests/role/chair',
    '/tests/weak',
  ])('that is made on the phone, %s, is a page like any other', async (path) => {
    const answer = await get(path, { 'accept-language': 'hy' })
    expect([answer.status, await answer.text()]).toEqual([200, 'hy lost'])
  })

  test.each([
    '/scenarios/no-such-scene/room',
    '/scenarios/card/07K9/more',
    '/scenarios/inked-voter/nowhere',
    '/tests/topic',
    '/tests/topic/counting/more',
    '/tests/weak/more',
    '/tests/exam/no-such-exam',
    '/room/host/start/exam',
    '/room/host/start/quiz/2X74QX4K',
    '/room/host/start/exam/2X74QX4K/more',
  ])('%s is made nowhere and does not exist', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  test.each(['/', '/guide', '/guide/counting', '/no/such/place', '/sw.js', '/pages.json'])(
    '%s is sent with every security header',
    async (path) => {
      const answer = await get(path)
      for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name), name).toBe(value)
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    },
  )

  test.each(['/assets/app-1a2b.js', '/packs/manifest.json', '/icons/icon.svg'])(
    '%s is no page, but is never taken for another kind of file or by another site',
    async (path) => {
      const answer = await get(path)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    },
  )

  test.each([
    '/',
    '/no/such/place',
    '/sw.js',
    '/assets/app-1a2b.js',
    '/packs/manifest.json',
    '/healthz',
    '/api/x',
    '/.well-known/ubani.json',
  ])('%s says of what kind it is, sets no cookie, and lets no other site read it', async (path) => {
    const answer = await get(path, { origin: 'https://elsewhere.example' })
    expect(answer.headers.get('content-type')).toMatch(/^[a-z]+\/[a-z+]+(; charset=utf-8)?$/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    const names = [...answer.headers.keys()]
    expect(names.filter((name) => /^set-cookie|^access-control|^server|^x-powered/.test(name))).toEqual([])
  })

  test('over https asks browsers to stay there; over http it cannot', async () => {
    const secure = await get('/', {}, { publicUrl: 'https://ubani.example' })
    expect(secure.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}; includeSubDomains$/)
    for (const path of ['/assets/app-1a2b.js', '/healthz', '/api/x']) {
      const answer = await get(path, {}, { publicUrl: 'https://ubani.example' })
      expect(answer.headers.has('strict-transport-security'), path).toBe(true)
    }
    expect((await get('/')).headers.has('strict-transport-security')).toBe(false)
  })

  test('before anything was built is an error with a code', async () => {
    const answer = await get('/', {}, { files: new Map<string, BuiltFile>() })
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ code: 'not-built' })
  })
})

describe('a file that has not changed', () => {
  test.each(['/', '/sw.js', '/packs/manifest.json', '/assets/app-1a2b.js'])(
    '%s is answered with 304 and nothing',
    async (path) => {
      const etag = (await get(path)).headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[\w-]{16}"$/)
      const again = await get(path, { 'if-none-match': etag })
      expect(again.status).toBe(304)
      expect(again.headers.get('etag')).toBe(etag)
      expect(await again.text()).toBe('')
    },
  )

  test('is sent whole to those who hold another version', async () => {
    const answer = await get('/packs/manifest.json', { 'if-none-match': '"something-else"' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(BUILT['packs/manifest.json'])
  })

  test('in another language is another page', async () => {
    const etag = (await get('/?lang=ka')).headers.get('etag') ?? ''
    expect((await get('/?lang=hy', { 'if-none-match': etag })).status).toBe(200)
  })
})

describe('the brotli twin', () => {
  test('goes to those who can read it', async () => {
    const answer = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(answer.headers.get('content-encoding')).toBe('br')
    const body = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-length')).toBe(String(body.length))
    expect(brotliDecompressSync(body).toString()).toBe(BUILT['assets/app-1a2b.js'])
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  test.each(['', 'gzip', 'gzip, brx'])('does not go to those who say “%s”', async (accepted) => {
    const answer = await get('/assets/app-1a2b.js', { 'accept-encoding': accepted })
    expect(answer.headers.has('content-encoding')).toBe(false)
    expect(answer.headers.get('vary')).toBe('accept-encoding')
    expect(await answer.text()).toBe(BUILT['assets/app-1a2b.js'])
  })

  test('is no address of its own, and a file without one is sent plain', async () => {
    expect((await get('/assets/app-1a2b.js.br')).status).toBe(404)
    const font = await get('/fonts/georgian.woff2', { 'accept-encoding': 'br' })
    expect(font.headers.has('content-encoding')).toBe(false)
    expect(font.headers.get('content-type')).toBe('font/woff2')
  })
})

describe('a file', () => {
  test('with its hash in its name is kept for a year, icon and manifest for a week, any other is asked for again', async () => {
    const kept = async (path: string) => (await get(path)).headers.get('cache-control')
    expect(await kept('/assets/app-1a2b.js')).toContain('immutable')
    expect(await kept('/packs/ka/guide.0123456789abcdef.json')).toContain('immutable')
    for (const path of ['/manifest.webmanifest', '/icons/icon.svg'])
      expect(await kept(path)).toBe('public, max-age=604800')
    for (const path of ['/packs/manifest.json', '/sw.js']) expect(await kept(path)).toBe('no-cache')
  })

  test.each([
    '/assets/app-gone.js',
    '/packs/ka/guide.ffffffffffffffff.json',
    '/packs/xx',
    '/fonts/latin.woff2',
    '/icons/none.png',
    '/api/sync',
    '/xapi/statements',
    '/favicon.ico',
    '/wp-login.php',
    '/.well-known/security.txt',
  ])('that is missing (%s) is said to be missing, never answered with a page', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({ type: 'about:blank', status: 404, code: 'not-found' })
  })

  test.each([
    '/build.json',
    '/_headers',
    '/sw-kill.js',
    '/index.html',
    '/by-language/ka/index.html',
    '/by-language/ka',
    '/by-language/ka/404.html',
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2fetc%2fpasswd',
  ])('that is not an address of its own (%s) is not given out', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    const said = await answer.text()
    expect(
      Object.entries(BUILT).filter(([name, text]) => text === said && !name.endsWith('404.html')),
    ).toEqual([])
  })

  test('asked about with HEAD gives its headers and no body', async () => {
    const answer = await server().request('http://localhost:8080/guide', { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-length')).toBe(String('ka /guide/'.length))
    expect(await answer.text()).toBe('')
  })
})

describe('the service worker', () => {
  test('is always asked for again', async () => {
    const answer = await get('/sw.js')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(await answer.text()).toBe(BUILT['sw.js'])
  })

  test('can be replaced by the one that removes itself', async () => {
    const answer = await get('/sw.js', {}, { killWorker: true })
    expect(await answer.text()).toBe(BUILT['sw-kill.js'])
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })
})

describe('what a host asks', () => {
  test('whether the server lives', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ ok: true })
  })

  test('which version it is', async () => {
    expect(await (await get('/.well-known/ubani.json')).json()).toMatchObject({
      version: '7',
      packs: '/packs/manifest.json',
    })
  })

  test('nothing about what went wrong inside: a code, and the rest in the log', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const broken = new Map<string, BuiltFile>()
    vi.spyOn(broken, 'get').mockImplementation(() => {
      throw new Error('secret path')
    })
    const answer = await get('/', {}, { files: broken })
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
    expect(log).toHaveBeenCalledWith(expect.stringContaining('secret path'))
    log.mockRestore()
  })
})
