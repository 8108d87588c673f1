import { batchAnswerSchema } from '../core/sync/batch.ts'
import type { Outcome } from '../core/sync/outbox.ts'
import { type CourierAnswer, courierAnswerSchema } from '../core/sync/courier-answer.ts'
import { DEVICE_HEADER, SIGNATURE_HEADER, SYNC_HEADER, SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { askedRest, isOfCentre, saidIn } from './centre-answer.ts'
import type { Signing } from './enrol.ts'

/** No answer for so long (ms) is none: long enough for a full batch over GPRS. */
const SILENCE = 60_000
/** Packing a shorter text (bytes) saves nothing. */
const WORTH_PACKING = 1_000

/** What a request came to that brought no answer. */
export type Loss = Exclude<Outcome, { readonly kind: 'taken' }>

/** What a piece of a room's record came to. */
export type PieceOutcome = { readonly kind: 'taken'; readonly answer: CourierAnswer } | Loss

/** Sends one batch to the centre and says what that came to (docs/formats/sync.md). Sending again is harmless. */
export async function postBatch(body: string, key: Signing, base = ''): Promise<Outcome> {
  return post('/api/sync', body, { key, base, read: (said) => batchAnswerSchema.safeParse(said).data })
}

/** Sends a piece of what was collected in a room. Sending again is harmless. */
export async function postPiece(body: string, key: Signing, base = ''): Promise<PieceOutcome> {
  return post('/api/rooms/records', body, {
    key,
    base,
    read: (said) => courierAnswerSchema.safeParse(said).data,
  })
}

interface Posting<Answer> {
  readonly key: Signing
  readonly base: string
  /** The answer, if it is one. */
  readonly read: (said: unknown) => Answer | undefined
}

async function post<Answer>(
  path: string,
  body: string,
  { key, base, read }: Posting<Answer>,
): Promise<{ readonly kind: 'taken'; readonly answer: Answer } | Loss> {
  const signature = await key.sign(`POST ${path}\n${body}`)
  const watch = new AbortController()
  const timer = setTimeout(() => watch.abort(), SILENCE)
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
        [SIGNATURE_HEADER]: signature,
      },
    })
    return await outcomeOf(answer, read)
  } catch {
    // no network, a cut, too slow, no JSON: all alike from here
    return { kind: 'unknown', ...(navigator.onLine ? {} : { offline: true }) }
  } finally {
    clearTimeout(timer)
    watch.abort() // whatever is still coming is not waited for
  }
}

async function outcomeOf<Answer>(
  answer: Response,
  read: Posting<Answer>['read'],
): Promise<{ readonly kind: 'taken'; readonly answer: Answer } | Loss> {
  if (answer.type === 'opaqueredirect' || answer.status === 511) return { kind: 'portal' }
  if (answer.status === 429 || answer.status === 503)
    return { kind: 'busy', after: askedRest(answer.headers) }
  if (answer.status >= 500) return { kind: 'unknown' }
  if (!isOfCentre(answer)) return { kind: 'portal' }
  const said = await saidIn(answer)
  if (answer.ok) {
    const taken = read(said)
    return taken ? { kind: 'taken', answer: taken } : { kind: 'unknown' }
  }
  return refusalOf(answer.status, (said as { readonly code?: unknown } | null)?.code)
}

function refusalOf(status: number, code: unknown): Loss {
  if (status === 426 || code === 'version') return { kind: 'old-app' }
  switch (status) {
    case 401:
      // a signature that does not fit its body was changed on the way, or will be right next time
      return code === 'signature' ? { kind: 'unknown' } : { kind: 'not-joined' }
    case 403:
      return { kind: 'revoked' }
    case 413:
      return { kind: 'too-big' }
    case 404:
    case 405:
    case 408:
    case 425:
      return { kind: 'unknown' } // a centre that is being set up, or wants it again
    default:
      return { kind: 'broken' }
  }
}

/** The body in gzip; nothing where it is short, or the browser cannot. */
async function pack(body: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (body.length < WORTH_PACKING || typeof CompressionStream === 'undefined') return undefined
  const packed = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}
