import { reached, type Result } from '../core/result.ts'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import {
  doneSchema,
  type OwnReportAnswer,
  ownReportAnswerSchema,
  type WaitingRoom,
  waitingAnswerSchema,
} from '../core/sync/trainer-phone.ts'
import type { ReportAsked } from './centre.ts'
import type { Signing } from './post-signed.ts'
import { ask, type MineTrouble } from './mine.ts'

/* What a trainer's phone says to the centre (docs/formats/trainer-phone.md). Each is one signed request; asking again is harmless. */

const version = SYNC_VERSION

/** What a request came to that brings nothing but a yes. */
type Done = Promise<Result<unknown, MineTrouble>>

/** Makes this key known as that of the trainer with a secret. */
export function askToKnowPhone(secret: string, key: Signing): Done {
  return ask('/api/trainer/phone', { version, secret }, key, doneSchema)
}

/** Takes that back. */
export function askToForgetPhone(key: Signing): Done {
  return ask('/api/trainer/phone/forget', { version, forget: true }, key, doneSchema)
}

/** What others brought that waits for this trainer. */
export async function askForWaiting(key: Signing): Promise<Result<readonly WaitingRoom[], MineTrouble>> {
  const answer = await ask('/api/trainer/waiting', { version }, key, waitingAnswerSchema)
  return answer.ok ? reached(answer.value.rooms) : answer
}

/** Takes something of it, or leaves it. */
export function tellDecision(id: string, take: boolean, key: Signing): Done {
  return ask('/api/trainer/decide', { version, id, take }, key, doneSchema)
}

/** A report of this trainer's groups, or the same as a table for a spreadsheet. */
export function askOwnReport(
  { report, by, quarter, language }: ReportAsked,
  format: 'json' | 'csv',
  key: Signing,
): Promise<Result<OwnReportAnswer, MineTrouble>> {
  const request = { version, by, lang: language, format, ...(quarter === undefined ? {} : { quarter }) }
  return ask(`/api/reports/${report}`, request, key, ownReportAnswerSchema)
}
