import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { readJson, readText } from '../read-json.ts'
import type { Database } from '../store/database.ts'
import {
  type Document,
  type Drawer,
  dropDocuments,
  findDocument,
  keepDocument,
  namesIn,
  takeTurn,
} from '../store/documents.ts'
import { type Admitted, type Asking, json, Refused, refusal } from './answers.ts'
import { iriSchema, momentIn, uuidSchema, type XapiVersion } from './data-types.ts'
import { actorSchema, type Actor } from './schema.ts'
import { actorKey, indexed } from './statement-keys.ts'

/*
 * The three document resources (1.0.3 part three, sections 2.2, 2.3, 2.6 and 2.7): one drawer of named documents for an activity, for a
 * person, or for a person in an activity. What is in a document is nobody's business here.
 */

/** By what a resource's drawers are told apart, and what a document's name is called. */
const RESOURCES = {
  '/activities/state': { kind: 'state', by: ['activityId', 'agent'], name: 'stateId' },
  '/activities/profile': { kind: 'activity', by: ['activityId'], name: 'profileId' },
  '/agents/profile': { kind: 'agent', by: ['agent'], name: 'profileId' },
} as const
type Resource = (typeof RESOURCES)[keyof typeof RESOURCES]

export function documentRoutes({
  database,
  now,
}: {
  readonly database: Database
  readonly now: () => number
}): Hono<Admitted> {
  const app = new Hono<Admitted>()
  for (const [path, resource] of Object.entries(RESOURCES)) {
    app.get(path, async (context) => {
      const { scopes } = context.get('client')
      if (!scopes.has('all') && !scopes.has('all/read')) return refusal(403, 'scope')
      const meant = meantBy(context, resource)
      if (!meant) return refusal(400, 'parameters')
      const { drawer, id, since } = meant
      if (id === undefined) return json(await namesIn(database, drawer, since ?? -1))
      const document = await findDocument(database, drawer, id)
      return document ? told(context, document) : refusal(404, 'not-found')
    })
    app.on(['PUT', 'POST', 'DELETE'], path, async (context) => {
      if (!context.get('client').scopes.has('all')) return refusal(403, 'scope')
      const meant = meantBy(context, resource)
      if (!meant) return refusal(400, 'parameters')
      const content = Buffer.from(await context.req.arrayBuffer())
      try {
        await database.transaction(async (queries) => {
          const { drawer, id } = meant
          await takeTurn(queries)
          const old = id === undefined ? undefined : await findDocument(queries, drawer, id)
          const refused = whyNot(context, resource, old)
          if (refused) throw new Refused(refused)
          if (context.req.method === 'DELETE') return dropDocuments(queries, drawer, id)
          const given = {
            contentType: context.req.header('content-type') ?? 'application/octet-stream',
            content,
          }
          const merged = context.req.method === 'POST' ? mergedWith(old, given) : given
          if (!merged || id === undefined) throw new Refused(refusal(400, 'broken'))
          const etag = createHash('sha1').update(merged.content).digest('hex')
          await keepDocument(queries, drawer, { ...merged, id, etag, updatedAt: now() })
        })
      } catch (fault) {
        if (fault instanceof Refused) return fault.response
        throw fault
      }
      return new Response(null, { status: 204 })
    })
  }
  return app
}

interface Meant {
  readonly drawer: Drawer
  readonly id: string | undefined
  readonly since: number | undefined
}

/** Reads the parameters; nothing when one is missing, unknown, or of a wrong kind. */
function meantBy(context: Asking, { kind, by, name }: Resource): Meant | undefined {
  const { searchParams } = new URL(context.req.url)
  const { method } = context.req
  const isReading = method === 'GET' || method === 'HEAD'
  const names = [...searchParams.keys()]
  const allowed: readonly string[] = [
    ...by,
    name,
    ...(kind === 'state' ? ['registration'] : []),
    ...(isReading ? ['since'] : []),
  ]
  if (new Set(names).size < names.length || !names.every((each) => allowed.includes(each))) return undefined
  const id = searchParams.get(name) ?? undefined
  const mayBeMany = isReading || (method === 'DELETE' && kind === 'state')
  if (id === undefined ? !mayBeMany : id === '' || searchParams.has('since')) return undefined
  const registration = searchParams.get('registration') ?? undefined
  if (registration !== undefined && !uuidSchema.safeParse(registration).success) return undefined
  const said = searchParams.get('since') ?? undefined
  const since = said === undefined ? undefined : momentIn(said, '1.0.3' satisfies XapiVersion)
  if (said !== undefined && since === undefined) return undefined
  const owners = by.map((each) => ownerIn(each, searchParams.get(each)))
  if (owners.includes(undefined)) return undefined
  const exact = id === undefined ? registration : (registration ?? '')
  return {
    drawer: {
      kind,
      owner: indexed(owners.join(' ')),
      ...(exact === undefined ? {} : { registration: exact.toLowerCase() }),
    },
    id: id === undefined ? undefined : indexed(id),
    since: since === undefined ? undefined : since / 1000,
  }
}

function ownerIn(parameter: 'activityId' | 'agent', said: string | null): string | undefined {
  if (said === null) return undefined
  if (parameter === 'activityId') return iriSchema.safeParse(said).success ? said : undefined
  const read = readJson(said)
  return read && actorSchema.safeParse(read.value).success ? actorKey(read.value as Actor) : undefined
}

/** Whether what is there is what the sender believes to be there (RFC 9110 section 13.1). */
function whyNot(context: Asking, { kind }: Resource, old: Document | undefined): Response | undefined {
  const [match, none] = [context.req.header('if-match'), context.req.header('if-none-match')]
  const lists = (header: string): boolean =>
    old !== undefined && (header.trim() === '*' || header.split(/\s*,\s*/).includes(`"${old.etag}"`))
  if (match !== undefined && !lists(match)) return refusal(412, 'precondition')
  if (none !== undefined && lists(none)) return refusal(412, 'precondition')
  if (match !== undefined || none !== undefined || context.req.method !== 'PUT') return undefined
  // nobody writes over a document unseen; in 1.0.3 only a state is one phone's own, and a new profile is said to be new
  const isOld = context.get('version') === '1.0.3'
  if (isOld && kind === 'state') return undefined
  if (old) return refusal(409, 'conflict')
  return isOld ? refusal(400, 'precondition') : undefined
}

type Content = Pick<Document, 'contentType' | 'content'>

/** A document over another, member by member; nothing when one of them is no JSON object. */
function mergedWith(old: Document | undefined, given: Content): Content | undefined {
  const isJson = ({ contentType }: Content): boolean => /^\s*application\/json\s*(;|$)/i.test(contentType)
  if (!old) return !isJson(given) || objectIn(given.content) ? given : undefined
  const [below, above] = [objectIn(old.content), objectIn(given.content)]
  if (!isJson(old) || !isJson(given) || !below || !above) return undefined
  return { contentType: 'application/json', content: Buffer.from(JSON.stringify({ ...below, ...above })) }
}

function objectIn(content: Buffer): object | undefined {
  const text = readText(content)
  const value = text === undefined ? undefined : readJson(text)?.value
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}

function told(context: Asking, { contentType, content, etag, updatedAt }: Document): Response {
  const headers = { etag: `"${etag}"`, 'last-modified': new Date(updatedAt).toUTCString() }
  if (context.req.header('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(content), {
    // whatever it says it is, a browser must not take it for a page of ours
    headers: {
      ...headers,
      'content-type': contentType,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
