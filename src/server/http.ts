import { randomUUID } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { guessLanguage, isLanguage, type Language } from '../core/language.ts'
import { PAGES_FILE } from '../core/shell/pages-file.ts'
import { LIVE_LIMITS } from '../core/room/live-limits.ts'
import { SYNC_LIMITS } from '../core/sync/sync-limits.ts'
import { enrolRoutes } from './enrol.ts'
import type { BuiltFile } from './files.ts'
import { faultIn, faultsOnly, type Log, routeIn } from './log.ts'
import { mineRoutes } from './mine.ts'
import { noteVersion } from './note-version.ts'
import { PLAIN, problem } from './problem.ts'
import { itemsAmong } from './question-files.ts'
import { recordRoutes } from './room-records.ts'
import { RoomStore } from './room-store.ts'
import { roomRoutes } from './rooms.ts'
import type { Database } from './store/database.ts'
import { syncRoutes } from './sync.ts'
import { trainerRoutes } from './trainer.ts'
import type { XapiClient } from './xapi/clients.ts'
import { xapiRoutes } from './xapi/routes.ts'

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
  /** Where the centre keeps what comes in; without one nothing comes in. */
  readonly db?: Database
  /** The reports of the centre; none when left out. */
  readonly reports?: Hono
  /** Learning systems that may read or write statements; none when left out. */
  readonly clients?: readonly XapiClient[]
  /** Proxies of our own before this server, 0 for none: only then is an address read from a header. */
  readonly proxies?: number
  readonly now?: () => number
  /** Takes what the server says of its work; when left out, only faults are said. */
  readonly log?: Log
}

/** What every handler knows of its request. */
export interface Known {
  readonly Variables: { requestId: string }
}

const A_YEAR = 'public, max-age=31536000, immutable'
const A_WEEK = 'public, max-age=604800'

/** The server: the built app, its packs, and what a host asks of it. */
export function makeServer(settings: Settings): Hono<Known> {
  const { files, db, now = Date.now, log = faultsOnly } = settings
  const app = new Hono<Known>()
  // the policies are for pages and for the file the worker makes pages from; on everything else they would only cost bytes
  const { headers } = settings

  if (settings.publicUrl.startsWith('https:')) app.use('*', overHttps)
  app.use('*', numbered(log, now))
  app.get('/healthz', async () => {
    const well = !db || (await answers(db, log))
    return well
      ? new Response('{"ok":true}', {
          headers: { ...PLAIN, 'content-type': 'application/json', ...NOT_KEPT },
        })
      : problem(503, 'database', NOT_KEPT)
  })
  app.get('/.well-known/ubani.json', (context) =>
    context.json(
      {
        version: settings.version,
        packs: '/packs/manifest.json',
        limits: { rooms: LIVE_LIMITS, sync: SYNC_LIMITS },
      },
      200,
      { ...PLAIN, 'cache-control': 'no-cache' },
    ),
  )
  if (settings.reports) app.route('/api/reports', settings.reports)
  if (db) {
    const { publicUrl, proxies = 0 } = settings
    const faultsOf = (route: string) => (fault: unknown) => log({ level: 'error', route, ...faultIn(fault) })
    const onGuessing = (beginning: string) =>
      log({ level: 'warn', route: '/api/enrol', message: 'many wrong group codes', beginning })
    app.route('/api', mineRoutes({ db, now, publicUrl, proxies, onFault: faultsOf('/api/mine') }))
    app.route('/api/enrol', enrolRoutes({ db, now, proxies, onGuessing, onFault: faultsOf('/api/enrol') }))
    const noting = noteVersion({ db, now, onFault: faultsOf('/api/sync') })
    for (const path of ['/api/sync', '/api/rooms/records']) app.use(path, noting)
    app.route('/api/sync', syncRoutes({ db, now, publicUrl, onFault: faultsOf('/api/sync') }))
    const xapi = { clients: settings.clients ?? [], proxies, onFault: faultsOf('/xapi') }
    app.route('/xapi', xapiRoutes({ database: db, now, publicUrl, ...xapi }))
    const carried = { findItems: itemsAmong(files), onFault: faultsOf('/api/rooms') }
    app.route('/api/rooms/records', recordRoutes({ db, now, ...carried }))
    const { findItems } = carried
    app.route(
      '/api/trainer',
      trainerRoutes({ db, now, proxies, findItems, onFault: faultsOf('/api/trainer') }),
    )
  }
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
  app.notFound(() => problem(404, 'not-found'))
  app.onError((error, context) => {
    log({ level: 'error', id: context.get('requestId'), route: routeIn(context.req.path), ...faultIn(error) })
    return problem(500, 'server-error')
  })
  return app
}

/** Asks browsers to come by HTTPS only, from now on. */
const overHttps: MiddlewareHandler = async (context, next) => {
  await next()
  context.res.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
}

/** Gives a request its number, and says in one line what became of it. Files of the app are served without a word. */
function numbered(log: Log, now: () => number): MiddlewareHandler<Known> {
  return async (context, next) => {
    if (!SAID.test(context.req.path)) return next()
    const [id, start] = [randomUUID(), now()]
    context.set('requestId', id)
    await next()
    context.res.headers.set('x-request-id', id)
    log({
      level: 'info',
      id,
      method: context.req.method,
      route: routeIn(context.req.path),
      status: context.res.status,
      ms: Math.max(0, now() - start),
    })
  }
}

/** Whether the database does. */
async function answers(db: Database, log: Log): Promise<boolean> {
  try {
    return (await db.all('SELECT 1 AS one')).length === 1
  } catch (fault) {
    log({ level: 'error', route: '/healthz', ...faultIn(fault) })
    return false
  }
}

const SAID = /^\/(api|xapi)(\/|$)/
const NOT_KEPT = { 'cache-control': 'no-store' } as const

/** Addresses with a code or a choice in them, of which there is no file for each: what they name is made on the phone. */
const BY_CODE =
  /^\/(scenarios\/card|protocols\/(night|kit)|tests\/(topic|role)|room\/host)\/[^/]+$|^\/tests\/weak$|^\/room\/host\/(plans\/[^/]+(\/groups)?|start\/(exam|exercise|scene)\/[^/]+|[^/]+\/(wall|lead|collect|seats|cards|report|kit|hand-over))$/
/** Addresses that stand behind a page of their own. */
const BEHIND = /^(\/scenarios\/[^/]+)\/(room|print|debrief)$/
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
