import { createHash, randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { makeUuid } from '../../core/ids.ts'
import { filesOf, keepFiles } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import {
  consistentThrough,
  type Identified,
  keepStatements,
  statementIn,
  vainVoidings,
} from '../store/statements.ts'
import { type Admitted, type Asking, json, Refused, refusal } from './answers.ts'
import { mayRead, mayWrite } from './clients.ts'
import { formatted, languagesIn } from './format.ts'
import { writeMultipart } from './multipart.ts'
import { askedFirst, findMany, findOne, MORE, readQuery, type Telling, writePage } from './query.ts'
import { attachmentsOf, type Incoming, readBody } from './read-body.ts'
import { uuidSchema } from './data-types.ts'

/* The Statements resource (1.0.3 part three, section 2.1): what comes in is kept whole or not at all, and told in three ways. */

export interface StatementSettings {
  readonly database: Database
  /** The address of the centre, without a slash at its end. */
  readonly home: string
  readonly now: () => number
}

const THROUGH = 'x-experience-api-consistent-through'

export function statementRoutes({ database, home, now }: StatementSettings): Hono<Admitted> {
  const app = new Hono<Admitted>()
  const path = `${new URL(home).pathname.replace(/\/+$/, '')}/xapi/statements`
  let through = ''

  app.use('*', async (context, next) => {
    // before anything is looked for: what is stored from now on may be missing from the answer
    if (context.req.method === 'GET' || context.req.method === 'HEAD' || through === '')
      through = await consistentThrough(database, now())
    const known = through
    await next()
    context.res.headers.set(THROUGH, known)
  })

  app.post('/', async (context) => {
    if (!mayWrite(context.get('client'))) return refusal(403, 'scope')
    if ([...new URL(context.req.url).searchParams.keys()].length > 0) return refusal(400, 'parameters')
    const incoming = await readBody(context)
    if (incoming instanceof Response) return incoming
    const statements = incoming.statements.map(withId)
    return (await keep(context, statements, incoming.files)) ?? json(statements.map(({ id }) => id))
  })

  app.put('/', async (context) => {
    if (!mayWrite(context.get('client'))) return refusal(403, 'scope')
    const { searchParams } = new URL(context.req.url)
    const id = searchParams.get('statementId') ?? ''
    if ([...searchParams.keys()].length !== 1 || !uuidSchema.safeParse(id).success)
      return refusal(400, 'parameters')
    const incoming = await readBody(context)
    if (incoming instanceof Response) return incoming
    const [statement] = incoming.statements
    if (!statement || incoming.isList) return refusal(400, 'broken')
    if (statement.id !== undefined && statement.id.toLowerCase() !== id.toLowerCase())
      return refusal(400, 'id-mismatch')
    const outcome = await keep(context, [{ ...statement, id }], incoming.files)
    return outcome ?? new Response(null, { status: 204 })
  })

  app.get('/', async (context) => {
    if (!mayRead(context.get('client'))) return refusal(403, 'scope')
    const { searchParams } = new URL(context.req.url)
    const asked = readQuery(searchParams, { version: context.get('version'), home })
    if (!asked) return refusal(400, 'parameters')
    if (asked.kind === 'one') {
      const row = await findOne(database, asked.id, asked.voided)
      if (!row) return refusal(404, 'not-found')
      const statement = statementIn(row)
      const modified = { 'last-modified': new Date(statement.stored ?? 0).toUTCString() }
      return tell(context, [statement], asked, ([one]) => one, modified)
    }
    const { rows, more } = await findMany(database, asked.query, asked.after)
    const last = Number(rows.at(-1)?.['place'])
    const next = more ? `${path}?${MORE}=${writePage(askedFirst(searchParams), last)}` : ''
    return tell(context, rows.map(statementIn), asked, (statements) => ({ statements, more: next }))
  })

  function withId(statement: Incoming['statements'][number]): Identified {
    return { ...statement, id: statement.id?.toLowerCase() ?? makeUuid(now(), randomBytes(10)) }
  }

  /** Keeps all or nothing. @returns why not */
  async function keep(
    context: Asking,
    statements: readonly Identified[],
    files: Incoming['files'],
  ): Promise<Response | undefined> {
    const { name, scopes } = context.get('client')
    const voidsAll = scopes.has('all')
    try {
      await database.transaction(async (queries) => {
        await keepFiles(queries, files)
        const { conflicts } = await keepStatements(queries, statements, {
          stored: new Date(now()).toISOString(),
          client: { name, home, version: context.get('version'), voidsAll },
        })
        if (conflicts.length > 0) throw new Refused(refusal(409, 'conflict'))
        if (!voidsAll && (await vainVoidings(queries, statements)))
          throw new Refused(refusal(403, 'not-yours'))
      })
      return undefined
    } catch (fault) {
      if (fault instanceof Refused) return fault.response
      throw fault
    }
  }

  async function tell(
    context: Asking,
    statements: readonly Identified[],
    { format, attachments }: Telling,
    shape: (told: readonly Identified[]) => unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const languages = languagesIn(context.req.header('accept-language') ?? '')
    const text = JSON.stringify(shape(statements.map((each) => formatted(each, format, languages))))
    const etag = `"${createHash('sha1').update(text).digest('hex')}"`
    if (!attachments) {
      if (context.req.header('if-none-match') === etag)
        return new Response(null, { status: 304, headers: { etag } })
      return new Response(text, { headers: { ...headers, etag, 'content-type': 'application/json' } })
    }
    const hashes = statements.flatMap(attachmentsOf).map(({ sha2 }) => sha2.toLowerCase())
    const { contentType, body } = writeMultipart(text, await filesOf(database, hashes))
    return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': contentType } })
  }

  return app
}
