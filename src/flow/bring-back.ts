import { type Attempt, attemptSchema } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import { reached, type Result } from '../core/result.ts'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { askForCopy, type MineTrouble } from '../link/mine.ts'
import { dropPart, readPart, settlePart } from '../storage/joining.ts'
import { withDatabase } from '../storage/open.ts'
import { putBack } from '../storage/restore.ts'
import type { DeviceKey } from './device-key.ts'

/*
 * What the centre has of somebody comes back to a new phone, page by page; each is durable before the next is asked for, so a cut goes on
 * where it was.
 */

/** How far it has come. */
export interface ComingBack {
  /** Results that came so far, of how many. */
  readonly came: number
  readonly total: number | undefined
  /** When the centre had last heard of the phone before, by its clock: what was done after that is only on that phone. */
  readonly lastAt: number | undefined
  readonly isDone: boolean
}

interface Stored extends ComingBack {
  readonly after: Uuid | undefined
}

/** Begins, for somebody who has just been set up here. */
export const BEGINNING: Stored = {
  came: 0,
  total: undefined,
  lastAt: undefined,
  isDone: false,
  after: undefined,
}

/** How far somebody's results have come back; nothing where none were asked for. */
export async function comingBackOf(person: Uuid): Promise<Stored | undefined> {
  const stored = await withDatabase((db) => readPart(db, 'coming-back', person))
  return stored === undefined ? undefined : { ...BEGINNING, ...(stored as Partial<Stored>) }
}

/** Nothing more is said of it. */
export async function dropComingBack(person: Uuid): Promise<void> {
  await withDatabase((db) => dropPart(db, 'coming-back', person))
}

/** Fetches what has not come yet. */
export async function bringBack(person: Uuid, key: DeviceKey): Promise<Result<undefined, MineTrouble>> {
  for (;;) {
    const so = await comingBackOf(person)
    if (!so || so.isDone) return reached(undefined)
    const answer = await askForCopy({ version: SYNC_VERSION, ...(so.after && { after: so.after }) }, key)
    if (!answer.ok) return answer
    const { attempts, next, total, lastAt } = answer.value
    const own = attempts.flatMap((each) => ownIn(each, person))
    await withDatabase((db) => putBack(db, person, own, { queued: new Set(), now: Date.now() }))
    const further: Stored = {
      came: so.came + attempts.length,
      total,
      lastAt: lastAt ?? so.lastAt,
      isDone: next === undefined,
      after: next,
    }
    await withDatabase((db) => settlePart(db, 'coming-back', person, () => further))
  }
}

/** An attempt as it came, with what a newer app says of it; none where this app cannot read it. */
function ownIn(each: unknown, person: Uuid): Attempt[] {
  const read = attemptSchema.safeParse(each)
  return read.success && read.data.person === person ? [each as Attempt] : []
}
