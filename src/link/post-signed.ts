import {
  DEVICE_HEADER,
  MOMENT_HEADER,
  SIGNATURE_HEADER,
  SYNC_HEADER,
  SYNC_VERSION,
} from '../core/sync/sync-limits.ts'
import { askedRest, isOfCentre, saidIn } from './centre-answer.ts'

/** What signs for a profile. */
export interface Signing {
  /** The public key, base64url. */
  readonly open: string
  sign(text: string): Promise<string>
}

/** What came of a request. */
export type Heard =
  /** The centre's own JSON, whatever it says. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly said: unknown
      /** Milliseconds that the centre asks to wait. */
      readonly after: number | undefined
      /** The moment that the centre would take, where this one was not. */
      readonly moment: string | undefined
    }
  /** Something else answers in the centre's place: the login page of a hotel, a proxy. */
  | { readonly kind: 'portal' }
  /** The centre cannot now, or does not read what so new an app says; and says for how many ms it wants to be spared, or does not. */
  | {
      readonly kind: 'busy'
      readonly after: number | undefined
      /** The centre itself says that it was asked too often, or for too many wrong secrets; not that it is in trouble. */
      readonly tooMany?: true
    }
  /** Cut, too slow, too long, unreadable, or the centre in trouble: it may have been done or not. */
  | { readonly kind: 'lost'; readonly after?: number | undefined }

/** How a request is sent. */
export interface Posting {
  readonly key: Signing
  /** The server, where it is not that of the page. */
  readonly base?: string
  /** No answer for so long (ms) is none; a minute is enough for a full batch over GPRS. */
  readonly silence?: number
  /** An answer is not longer, in bytes. */
  readonly most?: number
}

/** Packing a shorter text (bytes) saves nothing. */
const WORTH_PACKING = 1_000

/**
 * Says something to the centre, signed, and hears what answers (docs/formats/sync.md). Where the centre has heard something that was
 * signed later, by a clock that was wrong then or is now, it says what moment it would take, and that one is signed.
 */
export async function postSigned(path: string, body: string, posting: Posting): Promise<Heard> {
  const heard = await post(path, body, posting, String(Math.max(0, Math.floor(Date.now()))))
  if (heard.kind !== 'answer' || codeIn(heard.said) !== 'moment') return heard
  return /^\d{1,16}$/.test(heard.moment ?? '') ? post(path, body, posting, heard.moment ?? '') : heard
}

async function post(
  path: string,
  body: string,
  { key, base = '', silence = 60_000, most }: Posting,
  moment: string,
): Promise<Heard> {
  const signature = await key.sign(`POST ${path} ${moment}\n${body}`)
  const watch = new AbortController()
  const timer = setTimeout(() => watch.abort(), silence)
  try {
    const packed = await pack(body)
    const answer = await fetch(`${base}${path}`, {
      method: 'POST',
      body: packed ?? body,
      signal: watch.signal,
      cache: 'no-store',
      credentials: 'omit',
      // a login page is not followed to wherever it is; "error" would say less: that somebody redirects is worth knowing
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
        [SYNC_HEADER]: String(SYNC_VERSION),
        [DEVICE_HEADER]: key.open,
        [MOMENT_HEADER]: moment,
        [SIGNATURE_HEADER]: signature,
      },
    })
    return await heardIn(answer, most)
  } catch {
    return { kind: 'lost' } // no network, a cut, too slow, no JSON: all alike from here
  } finally {
    clearTimeout(timer)
    watch.abort() // whatever is still coming is not waited for
  }
}

/** The code of a refusal; nothing where there is none, or where the signature does not fit: that was changed on the way, or will be right next time. */
export function codeIn(said: unknown): string | undefined {
  const code: unknown = (said as { readonly code?: unknown } | null)?.code
  return typeof code === 'string' && code !== 'signature' ? code : undefined
}

async function heardIn(answer: Response, most: number | undefined): Promise<Heard> {
  const { status, headers } = answer
  if (answer.type === 'opaqueredirect' || status === 511) return { kind: 'portal' }
  const after = askedRest(headers)
  if (status === 429 && isOfCentre(answer)) return { kind: 'busy', after, tooMany: true }
  if (status === 429 || status === 503) return { kind: 'busy', after }
  if (status >= 500) return { kind: 'lost', after }
  if (!isOfCentre(answer)) return { kind: 'portal' }
  const moment = headers.get(MOMENT_HEADER) ?? undefined
  const said = await saidIn(answer, most)
  // an app that is newer than the centre: that one is being exchanged just now, and will read it in a while
  if (status === 400 && codeIn(said) === 'version') return { kind: 'busy', after }
  return { kind: 'answer', status, said, after, moment }
}

/** The body in gzip; nothing where it is short, or the browser cannot. */
async function pack(body: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (body.length < WORTH_PACKING || typeof CompressionStream === 'undefined') return undefined
  const packed = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}
