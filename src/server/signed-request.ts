import { gunzipSync } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  DEVICE_HEADER,
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
export function syncRefusal(status: number, code: string, after?: number): Response {
  return problem(status, code, {
    ...SYNC_HEADERS,
    ...(after === undefined ? {} : { 'retry-after': String(after) }),
  })
}

/** Reads no more of a body than a request may have. */
export const limitedBody: MiddlewareHandler = bodyLimit({
  maxSize: SYNC_LIMITS.body,
  onError: () => syncRefusal(413, 'too-big'),
})

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
export function openSigned(context: Context, packed: Buffer): Signed | Response {
  const body = unpacked(packed, context.req.header('content-encoding') ?? 'identity')
  if (body instanceof Response) return body
  const text = readText(body)
  if (text === undefined) return syncRefusal(400, 'broken')
  const key = context.req.header(DEVICE_HEADER) ?? ''
  const signature = context.req.header(SIGNATURE_HEADER) ?? ''
  const request = `${context.req.method} ${context.req.path}`
  if (!isSigned({ request, body: text }, signature, key)) return syncRefusal(401, 'signature')
  const read = readJson(text)
  return read ? { key, value: read.value, bytes: body.length } : syncRefusal(400, 'broken')
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
