import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { addressOf } from '../address.ts'
import { readJson } from '../read-json.ts'
import type { Database } from '../store/database.ts'
import { statementIn } from '../store/statements.ts'
import { alternateOf, isAlternate } from './alternate.ts'
import { type Admitted, json, refusal } from './answers.ts'
import { ClientAccess } from './client-access.ts'
import { mayRead, type XapiClient } from './clients.ts'
import { documentRoutes } from './document-routes.ts'
import { iriSchema, XAPI_VERSIONS, type XapiVersion } from './data-types.ts'
import { type Activity, type Actor, actorSchema } from './schema.ts'
import { indexed } from './statement-keys.ts'
import { statementRoutes } from './statement-routes.ts'

/*
 * /xapi: the door through which any learning system reads and writes (Experience API 1.0.3 and 2.0; decision 022). Whoever comes in shows
 * a name and a secret, and the version that they speak.
 */

export interface XapiSettings {
  readonly database: Database
  readonly clients: readonly XapiClient[]
  readonly publicUrl: string
  readonly now: () => number
  /** Proxies of our own before this server, 0 for none: only then is an address read from a header. */
  readonly proxies?: number
  readonly onFault?: (fault: unknown) => void
}

/** A body is not larger, in bytes. */
export const BODY = 4_194_304

const VERSION = 'x-experience-api-version'
/** What is answered to whoever names no version: 1.0.3 and 2.0 each want their own name there, or this one of before both. */
const BEFORE_BOTH = '0.95'

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** The routes of the Experience API. */
export function xapiRoutes(settings: XapiSettings): Hono<Admitted> {
  const { database, clients, publicUrl, now, proxies = 0, onFault } = settings
  const access = new ClientAccess(clients, now)
  const home = publicUrl.replace(/\/+$/, '')
  const app = new Hono<Admitted>()

  app.use('*', async (context, next) => {
    const said = context.req.header(VERSION)
    const version = versionIn(said)
    await next()
    const { headers } = context.res
    for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value)
    headers.set(
      VERSION,
      version ?? (said === undefined && !isAbout(context.req.path) ? BEFORE_BOTH : '2.0.0'),
    )
  })
  app.get('/about', () => json({ version: XAPI_VERSIONS, extensions: {} }))
  app.all('/about', () => refusal(405, 'method', { headers: { allow: 'GET, HEAD' } }))

  // a browser would add what its user once typed here to a form that another site's page sends
  app.use('*', async (context, next) =>
    FOREIGN.test(context.req.header('sec-fetch-site') ?? '') ? refusal(403, 'foreign-page') : next(),
  )
  app.use('*', bodyLimit({ maxSize: BODY, onError: () => refusal(413, 'too-big') }))
  app.post('*', async (context, next) => {
    if (!isAlternate(context.req.raw)) return next()
    const meant = await alternateOf(context.req.raw)
    if (!meant || versionIn(meant.headers.get(VERSION) ?? undefined) === '2.0.0')
      return refusal(400, 'parameters')
    return app.fetch(meant, context.env)
  })

  app.use('*', async (context, next) => {
    const admission = access.admit(context.req.header('authorization'), addressOf(context, proxies))
    const { client } = admission
    if (!client && admission.wait > 0)
      return refusal(429, 'busy', { headers: { 'retry-after': String(admission.wait) } })
    if (!client)
      return refusal(401, 'credentials', {
        headers: { 'www-authenticate': 'Basic realm="xapi", charset="UTF-8"' },
      })
    const version = versionIn(context.req.header(VERSION))
    if (!version) return refusal(400, 'version')
    context.set('client', client)
    context.set('version', version)
    return next()
  })

  app.route('/statements', statementRoutes({ database, home, now }))
  app.route('/', documentRoutes({ database, now }))

  app.get('/agents', (context) => {
    if (!mayRead(context.get('client'))) return refusal(403, 'scope')
    const [[name, said], ...rest] = [...new URL(context.req.url).searchParams, ['', '']] as const
    const agent = name === 'agent' && rest.length === 1 ? readJson(said ?? '')?.value : undefined
    const isAgent = actorSchema.safeParse(agent).success && (agent as Actor).objectType !== 'Group'
    return isAgent ? json(personOf(agent as Actor)) : refusal(400, 'parameters')
  })
  app.get('/activities', async (context) => {
    if (!mayRead(context.get('client'))) return refusal(403, 'scope')
    const [[name, id], ...rest] = [...new URL(context.req.url).searchParams, ['', '']] as const
    if (name !== 'activityId' || rest.length !== 1 || !iriSchema.safeParse(id).success)
      return refusal(400, 'parameters')
    const rows = await database.all(
      'SELECT stored, body FROM statements WHERE activity = $1 ORDER BY place DESC LIMIT 100',
      [indexed(id ?? '')],
    )
    const definitions = rows
      .toReversed()
      .flatMap((row) => (statementIn(row).object as Activity).definition ?? [])
    const definition = definitions.length > 0 ? { definition: definitions.reduce(joined) } : {}
    return json({ objectType: 'Activity', id, ...definition })
  })

  for (const path of ['/statements', '/agents', '/activities', ...DOCUMENTS])
    app.all(path, () => refusal(405, 'method', { headers: { allow: ALLOWED[path] ?? 'GET, HEAD' } }))
  app.all('*', () => refusal(404, 'not-found'))
  app.onError((error) => {
    onFault?.(error)
    return refusal(500, 'server-error')
  })
  return app
}

const DOCUMENTS = ['/activities/state', '/activities/profile', '/agents/profile']
const ALLOWED: Readonly<Record<string, string>> = {
  '/statements': 'GET, HEAD, POST, PUT',
  ...Object.fromEntries(DOCUMENTS.map((path) => [path, 'GET, HEAD, POST, PUT, DELETE'])),
}

/** Where a browser says that a request comes from when it is no page of ours (Fetch Metadata). */
const FOREIGN = /^(cross-site|same-site)$/

const isAbout = (path: string): boolean => path.endsWith('/about')

/** The version we speak with whoever says this one; within 1.0 and within 2.0 the last figure is about wording only. */
function versionIn(said: string | undefined): XapiVersion | undefined {
  if (/^1\.0(\.\d+)?$/.test(said ?? '')) return '1.0.3'
  return /^2\.0(\.\d+)?$/.test(said ?? '') ? '2.0.0' : undefined
}

/** Of a person nothing more is told than who asks knows already: we join no identities. */
function personOf({ name, mbox, mbox_sha1sum, openid, account }: Actor) {
  const known = { name, mbox, mbox_sha1sum, openid, account }
  const lists = Object.entries(known).flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]]))
  return { objectType: 'Person', ...Object.fromEntries(lists) }
}

/** What a later statement says of an activity goes over what an earlier one said, in each language by itself. */
function joined(earlier: object, later: object): object {
  const words = (of: object, name: string): object => (of as Record<string, object>)[name] ?? {}
  const maps = ['name', 'description'].filter((name) => name in earlier || name in later)
  return {
    ...earlier,
    ...later,
    ...Object.fromEntries(maps.map((name) => [name, { ...words(earlier, name), ...words(later, name) }])),
  }
}
