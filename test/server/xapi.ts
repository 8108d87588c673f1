import { makeServer, type Settings } from '../../src/server/http.ts'
import { readClients } from '../../src/server/xapi/clients.ts'
import type { Database } from '../../src/server/store/database.ts'

/* Learning systems at the door of a centre. */

export const HOME = 'https://ubani.example'

/** May do everything, only read, only write, only write as another. */
export const CLIENTS =
  'lms:s-all:all,reader:s-read:statements/read,writer:s-write:statements/write,other:s-other:statements/write'
export const ALL = 'lms:s-all'

export interface Sent {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Name and secret; nothing for whoever shows none. */
  readonly as?: string | null
  /** The version header; nothing for none. */
  readonly version?: string | null
}

export function doorOf(database: Database, now: () => number = Date.now, changes: Partial<Settings> = {}) {
  const app = makeServer({
    files: new Map(),
    headers: {},
    publicUrl: HOME,
    version: '7',
    killWorker: false,
    db: database,
    clients: readClients(CLIENTS),
    now,
    ...changes,
  })
  const ask = async (
    path: string,
    { method = 'GET', body, headers = {}, as = ALL, version = '1.0.3' }: Sent = {},
  ) => {
    const answer = await app.request(`${HOME}/xapi${path}`, {
      method,
      headers: {
        ...(as === null ? {} : { authorization: `Basic ${Buffer.from(as).toString('base64')}` }),
        ...(version === null ? {} : { 'x-experience-api-version': version }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : {
            body:
              typeof body === 'string' || body instanceof Uint8Array
                ? (body as BodyInit)
                : JSON.stringify(body),
          }),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    return { status: answer.status, headers: answer.headers, bytes, value: valueIn(bytes, answer.headers) }
  }
  return {
    request: (request: Request): Promise<Response> => Promise.resolve(app.request(request)),
    ask,
    post: (body: unknown, sent: Sent = {}) => ask('/statements', { method: 'POST', body, ...sent }),
    get: (parameters: Readonly<Record<string, string>>, sent: Sent = {}) =>
      ask(`/statements?${new URLSearchParams(parameters)}`, sent),
  }
}
export type Door = ReturnType<typeof doorOf>

function valueIn(bytes: Buffer, headers: Headers) {
  return /json/.test(headers.get('content-type') ?? '') && bytes.length > 0
    ? (JSON.parse(bytes.toString()) as Record<string, unknown> & {
        readonly code?: string
        readonly at?: string
      })
    : undefined
}

let count = 0
/** An id that nobody had. */
export function nextId(): string {
  count += 1
  return `0190aaaa-0000-7000-8000-${String(count).padStart(12, '0')}`
}

export const ANA = { mbox: 'mailto:ana@example.org' }
export const DID = { id: 'http://adlnet.gov/expapi/verbs/completed' }
export const THING = { id: 'https://example.org/course/1' }

/** A statement with whatever is wished to be different. */
export function statement(changes: Readonly<Record<string, unknown>> = {}) {
  return { id: nextId(), actor: ANA, verb: DID, object: THING, ...changes }
}

/** A voiding one. */
export function voiding(id: string, changes: Readonly<Record<string, unknown>> = {}) {
  return statement({
    verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
    object: { objectType: 'StatementRef', id },
    ...changes,
  })
}

/** The ids of an answer, in its order. */
export function idsIn(value: unknown): readonly string[] {
  const { statements } = value as { readonly statements: readonly { readonly id: string }[] }
  return statements.map(({ id }) => id)
}
