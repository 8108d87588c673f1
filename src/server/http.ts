import { Hono } from 'hono'
import { guessLanguage, isLanguage, type Language } from '../core/language.ts'
import { PAGES_FILE } from '../core/shell/pages-file.ts'
import { LIVE_LIMITS } from '../core/room/live-limits.ts'
import type { BuiltFile } from './files.ts'
import { problem } from './problem.ts'
import { RoomStore } from './room-store.ts'
import { roomRoutes } from './rooms.ts'

/** With what the server is set up. */
export interface Settings {
  readonly files: ReadonlyMap<string, BuiltFile>
  /** Headers of every page (dist/build.json). */
  readonly headers: Readonly<Record<string, string>>
  readonly publicUrl: string
  readonly version: string
  /** Serves the worker that removes itself instead of the app's. */
  readonly killWorker: boolean
  /** The live rooms; none yet when left out. */
  readonly rooms?: RoomStore
}

const A_YEAR = 'public, max-age=31536000, immutable'
const A_WEEK = 'public, max-age=604800'

/** The server: the built app, its packs, and what a host asks of it. */
export function makeServer(settings: Settings): Hono {
  const { files } = settings
  const app = new Hono()
  const secure = settings.publicUrl.startsWith('https:')
    ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
    : {}
  const headers = { ...settings.headers, ...secure }

  app.get('/healthz', (context) => context.json({ ok: true }))
  app.get('/.well-known/ubani.json', (context) =>
    context.json(
      { version: settings.version, packs: '/packs/manifest.json', limits: { rooms: LIVE_LIMITS } },
      200,
      { 'cache-control': 'no-cache' },
    ),
  )
  app.route('/api/rooms', roomRoutes(settings.rooms ?? new RoomStore()))
  app.get('/sw.js', (context) => {
    const worker = files.get(settings.killWorker ? '/sw-kill.js' : '/sw.js')
    return worker
      ? answer(context.req.raw, worker, { 'cache-control': 'no-cache', ...headers })
      : context.notFound()
  })
  app.get('*', (context) => {
    const url = new URL(context.req.url)
    const path = url.pathname.replace(/\/+$/, '') || '/'
    const file = files.get(path)
    if (file && !HIDDEN.test(path))
      return answer(context.req.raw, file, {
        ...(path === PAGES_FILE ? headers : PLAIN),
        'cache-control': IMMUTABLE.test(path) ? A_YEAR : ORNAMENT.test(path) ? A_WEEK : 'no-cache',
      })
    if (NEVER_A_PAGE.test(path)) return problem(404, 'not-found')
    const language = languageFor(url, context.req.header('accept-language'))
    const pageAt = (place: string): BuiltFile | undefined =>
      files.get(`/by-language/${language}${place === '/' ? '' : place}/index.html`)
    const lost = files.get(`/by-language/${language}/404.html`)
    // the frame, whatever is drawn in it: a page behind a code, or behind one that is there
    const page =
      pageAt(path) ?? (BY_CODE.test(path) || pageAt(BEHIND.exec(path)?.[1] ?? path) ? lost : undefined)
    const shown = page ?? lost
    if (!shown) return problem(503, 'not-built')
    return answer(
      context.req.raw,
      shown,
      { ...headers, 'cache-control': 'no-cache', vary: 'accept-language, accept-encoding' },
      page ? 200 : 404,
    )
  })
  app.onError((error) => {
    console.error(JSON.stringify({ level: 'error', message: error.message }))
    return problem(500, 'server-error')
  })
  return app
}

/** Addresses with a code or a choice in them, of which there is no file for each: what they name is made on the phone. */
const BY_CODE =
  /^\/(scenarios\/card|protocols\/(night|kit)|tests\/(topic|role)|room\/host)\/[^/]+$|^\/tests\/weak$|^\/room\/host\/(plans\/[^/]+(\/groups)?|start\/(exam|exercise|scene)\/[^/]+|[^/]+\/(wall|lead|collect|seats|cards|report|kit|hand-over))$/
/** Addresses that stand behind a page of their own. */
const BEHIND = /^(\/scenarios\/[^/]+)\/(room|print|debrief)$/
/** The policies are for pages and for the file the worker makes pages from; on everything else they would only cost bytes. */
const PLAIN = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' } as const
/** What the browser asks for on its own account at every start; one of last week does no harm. */
const ORNAMENT = /^\/(manifest\.webmanifest$|icons\/)/
const IMMUTABLE = /^\/(assets\/|packs\/[a-z]{2}\/)/
/** Files of the build that are not addresses of their own. */
const HIDDEN = /^\/(by-language|build\.json|_headers|sw-kill\.js|.*\.html$)/
/** A missing file is said to be missing; it is never answered with a page, which a cache could take for the file. */
const NEVER_A_PAGE = /^\/(assets|packs|fonts|icons|api|xapi|by-language|\.well-known)(\/|$)|\.[a-z0-9]{2,12}$/

function languageFor(url: URL, accepted: string | undefined): Language {
  const asked = url.searchParams.get('lang')
  return isLanguage(asked) ? asked : guessLanguage(byPreference(accepted ?? ''))
}

/** The languages of an Accept-Language header, best first (RFC 9110 section 12.5.4). */
function byPreference(header: string): string[] {
  return header
    .split(',')
    .map((part, place) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const weight = rest.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { tag, weight: weight === undefined ? 1 : Number(weight), place }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .map(({ tag }) => tag)
}

function answer(request: Request, file: BuiltFile, headers: Record<string, string>, status = 200): Response {
  if (status === 200 && request.headers.get('if-none-match') === file.etag)
    return new Response(null, { status: 304, headers: { etag: file.etag } })
  const packed =
    file.packed && /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers.get('accept-encoding') ?? '')
      ? file.packed
      : undefined
  const body = packed ?? file.plain
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    status,
    headers: {
      ...headers,
      'content-type': file.type,
      'content-length': String(body.length),
      etag: file.etag,
      ...(file.packed ? { vary: headers['vary'] ?? 'accept-encoding' } : {}),
      ...(packed ? { 'content-encoding': 'br' } : {}),
    },
  })
}
