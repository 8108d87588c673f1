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
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { codeIn, postSigned, type Signing } from './post-signed.ts'

/*
 * What is asked of the centre about one's own (docs/formats/mine.md). Each is one request; asking again is harmless.
 */

/** Why it was not done: the centre said so by a code, or nothing that is the centre was heard. */
export interface MineTrouble {
  /** As `Heard` has it: `lost`, `portal`, `busy`. Others are the centre's own codes. */
  readonly why: 'lost' | 'portal' | 'busy' | (string & {})
  /** Milliseconds that the centre asks to wait. */
  readonly after?: number
  /** As `Heard` has it. */
  readonly tooMany?: true
}

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

/** Asks the centre for something, signed. */
export async function ask<Answer>(
  path: string,
  request: object,
  key: Signing,
  schema: z.ZodMiniType<Answer>,
): Promise<Result<Answer, MineTrouble>> {
  const heard = await postSigned(path, JSON.stringify(request), { key, most: COPY_ANSWER })
  if (heard.kind === 'portal') return refused({ why: 'portal' })
  const wait = heard.after === undefined ? {} : { after: heard.after }
  if (heard.kind === 'busy' && heard.tooMany) return refused({ why: 'busy', ...wait, tooMany: true })
  if (heard.kind !== 'answer') return refused({ why: heard.kind, ...wait })
  if (heard.status >= 400) return refused({ why: codeIn(heard.said) ?? 'lost', ...wait })
  const read = schema.safeParse(heard.said)
  return read.success ? reached(read.data) : refused({ why: 'lost' })
}
