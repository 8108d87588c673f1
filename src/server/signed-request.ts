import { gunzipSync } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  DEVICE_HEADER,
  MOMENT_HEADER,
  SIGNATURE_HEADER,
  SYNC_HEADER,
  SYNC_LIMITS,
  SYNC_VERSION,
} from '../core/sync/sync-limits.ts'
import { problem } from './problem.ts'
import { readJson, readText } from './read-json.ts'
import { isSigned } from './signed.ts'

/*
 * What the app's phones say to the centre (docs/formats/sync.md): JSON, perhaps packed, signed by the key it names. Everything about a
 * request that does not depend on what it is for is looked at here, the cheapest first, before any database is asked.
 */

/** Headers of every answer to a phone. What does not carry the version is not from the centre: a portal's page, for one. */
export const SYNC_HEADERS = {
  [SYNC_HEADER]: String(SYNC_VERSION),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** The oldest version that is still read. */
const OLDEST = 1

/** A request that its key has signed. */
export interface Signed {
  /** The public key, base64url. */
  readonly key: string
  /** When, ms since 1970 by the phone's clock, right or wrong; nothing when it speaks version 1. */
  readonly moment: number | undefined
  readonly value: unknown
  /** The size of the JSON, unpacked. */
  readonly bytes: number
}

export function syncAnswer(value: unknown): Response {
  return new Response(JSON.stringify(value), {
    headers: { ...SYNC_HEADERS, 'content-type': 'application/json' },
  })
}

/** @param after in how many seconds it may be tried again */
export function syncRefusal(
  status: number,
  code: string,
  after?: number,
  headers?: Readonly<Record<string, string>>,
): Response {
  return problem(status, code, {
    ...SYNC_HEADERS,
    ...headers,
    ...(after === undefined ? {} : { 'retry-after': String(after) }),
  })
}

/** Reads no more of a body than a request may have, and answers an older phone in its own version. */
export function doorFor(maxSize: number): MiddlewareHandler {
  const limit = bodyLimit({ maxSize, onError: () => syncRefusal(413, 'too-big') })
  return async (context, next) => {
    const said = await limit(context, next)
    const refusal = said instanceof Response ? said : undefined
    const version = Number(context.req.header(SYNC_HEADER))
    if (version !== OLDEST) return refusal
    if (refusal) return inVersion(version, refusal)
    context.res = await inVersion(version, context.res)
  }
}

/** The door of what may be as large as a batch. */
export const limitedBody: MiddlewareHandler = doorFor(SYNC_LIMITS.body)

/** Reads a request that must be signed, or answers why it is not taken. */
export async function readSigned(context: Context): Promise<Signed | Response> {
  const packed = await readPacked(context)
  return packed instanceof Response ? packed : openSigned(context, packed)
}

/** Reads the body as it came, which may take as long as the line wants; what is in it is opened when there is time (`openSigned`). */
export async function readPacked(context: Context): Promise<Buffer | Response> {
  const refusal = versionRefusal(context.req.header(SYNC_HEADER))
  return refusal ?? Buffer.from(await context.req.arrayBuffer())
}

/** Opens the body of a request that must be signed, or answers why it is not taken. */
export async function openSigned(context: Context, packed: Buffer): Promise<Signed | Response> {
  const body = unpacked(packed, context.req.header('content-encoding') ?? 'identity')
  if (body instanceof Response) return body
  const text = readText(body)
  if (text === undefined) return syncRefusal(400, 'broken')
  const key = context.req.header(DEVICE_HEADER) ?? ''
  const signature = context.req.header(SIGNATURE_HEADER) ?? ''
  const said = momentSaid(context)
  // spoilt on the way like a signature: what is in the body is not to be taken for broken
  if (said !== undefined && !MOMENT.test(said)) return syncRefusal(401, 'signature')
  const request = `${context.req.method} ${context.req.path}${said === undefined ? '' : ` ${said}`}`
  if (!(await isSigned({ request, body: text }, signature, key))) return syncRefusal(401, 'signature')
  const read = readJson(text)
  const moment = said === undefined ? undefined : Number(said)
  return read ? { key, moment, value: read.value, bytes: body.length } : syncRefusal(400, 'broken')
}

/** What a phone says of when it signed; nothing when it speaks version 1, whose words have no place for it. */
function momentSaid(context: Context): string | undefined {
  const isOldest = Number(context.req.header(SYNC_HEADER)) === OLDEST
  return isOldest ? undefined : (context.req.header(MOMENT_HEADER) ?? '')
}
/** As far as a clock can show; what is beyond all reason is told what would be taken. */
const MOMENT = /^\d{1,16}$/

/** Of an answer nothing but the version is another to an older phone. */
async function inVersion(version: number, answer: Response): Promise<Response> {
  answer.headers.set(SYNC_HEADER, String(version))
  if (!answer.ok) return answer
  const said = { ...((await answer.json()) as object), version }
  return new Response(JSON.stringify(said), { headers: answer.headers })
}

function versionRefusal(said: string | undefined): Response | undefined {
  if (!/^\d{1,6}$/.test(said ?? '')) return syncRefusal(400, 'version')
  const version = Number(said)
  if (version < OLDEST) return syncRefusal(426, 'version')
  return version > SYNC_VERSION ? syncRefusal(400, 'version') : undefined
}

function unpacked(body: Buffer, encoding: string): Buffer | Response {
  if (encoding === 'identity') return body
  if (encoding !== 'gzip') return syncRefusal(400, 'broken')
  try {
    return gunzipSync(body, { maxOutputLength: SYNC_LIMITS.body })
  } catch (fault) {
    const isBomb = (fault as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    return isBomb ? syncRefusal(413, 'too-big') : syncRefusal(400, 'broken')
  }
}
