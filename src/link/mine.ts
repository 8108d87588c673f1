import type * as z from 'zod/mini'
import {
  COPY_ANSWER,
  type CopyAnswer,
  copyAnswerSchema,
  type CopyRequest,
  forgetAnswerSchema,
  type RecoverAnswer,
  recoverAnswerSchema,
  type RecoverRequest,
  recoveryAnswerSchema,
  type RecoveryRequest,
} from '../core/sync/mine.ts'
import { reached, refused, type Result } from '../core/result.ts'
import { DEVICE_HEADER, SIGNATURE_HEADER, SYNC_HEADER, SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { askedRest, isOfCentre, saidIn } from './centre-answer.ts'
import type { Signing } from './enrol.ts'

/*
 * What is asked of the centre about one's own (docs/formats/mine.md). Each is one request; asking again is harmless.
 */

/** Why it was not done: the centre said so by a code, or nothing that is the centre was heard. */
export interface MineTrouble {
  /** `lost`: nothing came, or half of it; `portal`: something else answers in the centre's place. Others are the centre's own codes. */
  readonly why: 'lost' | 'portal' | (string & {})
  /** Milliseconds that the centre asks to wait. */
  readonly after?: number
}

/** No answer for so long (ms) is none: long enough for a page of a copy over GPRS. */
const SILENCE = 60_000

/** A page of what the centre keeps of this key's owner. */
export function askForCopy(request: CopyRequest, key: Signing): Promise<Result<CopyAnswer, MineTrouble>> {
  return ask('/api/mine/copy', request, key, copyAnswerSchema)
}

/** Asks the centre to delete everything of this key's owner. */
export function askToForget(key: Signing): Promise<Result<{ readonly attempts: number }, MineTrouble>> {
  return ask('/api/mine/forget', { version: SYNC_VERSION, forget: true }, key, forgetAnswerSchema)
}

/** Tells the centre by what hash it will know a recovery card. */
export function tellOfCard(
  request: RecoveryRequest,
  key: Signing,
): Promise<Result<{ readonly hash: string }, MineTrouble>> {
  return ask('/api/mine/recovery', request, key, recoveryAnswerSchema)
}

/** Asks the centre to know this new key as that of the card's owner. */
export function askToRecover(
  request: RecoverRequest,
  key: Signing,
): Promise<Result<RecoverAnswer, MineTrouble>> {
  return ask('/api/enrol/recover', request, key, recoverAnswerSchema)
}

async function ask<Answer>(
  path: string,
  request: object,
  key: Signing,
  schema: z.ZodMiniType<Answer>,
): Promise<Result<Answer, MineTrouble>> {
  const body = JSON.stringify(request)
  const signature = await key.sign(`POST ${path}\n${body}`)
  const watch = new AbortController()
  const timer = setTimeout(() => watch.abort(), SILENCE)
  try {
    const answer = await fetch(path, {
      method: 'POST',
      body,
      signal: watch.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        [SYNC_HEADER]: String(SYNC_VERSION),
        [DEVICE_HEADER]: key.open,
        [SIGNATURE_HEADER]: signature,
      },
    })
    if (answer.type === 'opaqueredirect' || answer.status === 511) return refused({ why: 'portal' })
    const after = askedRest(answer.headers)
    if (answer.status >= 500) return refused({ why: 'lost', ...(after === undefined ? {} : { after }) })
    if (!isOfCentre(answer)) return refused({ why: 'portal' })
    const said = await saidIn(answer, COPY_ANSWER)
    if (!answer.ok) return refused({ why: codeIn(said), ...(after === undefined ? {} : { after }) })
    const read = schema.safeParse(said)
    return read.success ? reached(read.data) : refused({ why: 'lost' })
  } catch {
    return refused({ why: 'lost' }) // no network, a cut, or no JSON: all alike from here
  } finally {
    clearTimeout(timer)
    watch.abort() // whatever is still coming is not waited for
  }
}

function codeIn(said: unknown): string {
  const code: unknown = (said as { readonly code?: unknown } | null)?.code
  // a signature that does not fit its body was changed on the way, or will be right next time
  return typeof code === 'string' && code !== 'signature' ? code : 'lost'
}
