import type { Uuid } from '../core/ids.ts'
import { reached, type Result } from '../core/result.ts'
import { SYNC_VERSION } from '../core/sync/sync-limits.ts'
import { askForCopy, askToForget, type MineTrouble, tellOfCard } from '../link/mine.ts'
import { attemptTables } from '../storage/attempts.ts'
import { settlePart } from '../storage/joining.ts'
import { withDatabase } from '../storage/open.ts'
import { readPeople } from '../storage/people.ts'
import { queueAll } from '../storage/restore.ts'
import { dropForgetting, type Forgetting, readForgetting, writeForgetting } from '../storage/wishes.ts'
import { bringBack, comingBackOf } from './bring-back.ts'
import { type DeviceKey, deviceKeyOf, keyIn } from './device-key.ts'
import { type CentreCopy, centreCopyOf } from './my-data.ts'
import { cardTold, tellingOf, untoldCard } from './recovery-card.ts'

/*
 * Does what people asked of the centre (my-data.ts, recovery-card.ts), of everybody on this phone, when there is a network. The sender
 * calls it; what does not get through is tried with the next sending.
 */

/** Until when (ms since 1970) the centre wants to be spared; in memory, like the request that it answered. */
let spared = 0
/** It is not spared longer than this (ms), whatever it said. */
const LONGEST = 60 * 60_000

/** Before anything is sent: has those deleted who asked for it. @returns who still waits for it: nothing of theirs may be sent */
export async function settleForgetting(): Promise<ReadonlySet<Uuid>> {
  for (const wish of await withDatabase(readForgetting))
    if (!wish.refused && !isSpared() && !goesOn(await forget(wish))) break
  const left = await withDatabase(readForgetting)
  return new Set(left.filter(({ refused }) => !refused).map(({ person }) => person))
}

/** When all was sent: tells of recovery cards, fetches the copies that were asked for, and what comes back to a new phone. */
export async function settleWishes(): Promise<void> {
  const { profiles } = await withDatabase(readPeople)
  for (const { person } of profiles) {
    const key = isSpared() ? undefined : await deviceKeyOf(person)
    if (key && !goesOn(await settleFor(person, key))) return
  }
}

/** A clock that was set back ends it. */
function isSpared(): boolean {
  const left = spared - Date.now()
  return left > 0 && left <= LONGEST
}

/** Whether there is a line, so that more can be asked. */
function goesOn(outcome: Result<unknown, MineTrouble>): boolean {
  if (outcome.ok) return true
  const { why, after } = outcome.problem
  if (after !== undefined) spared = Date.now() + Math.min(after, LONGEST)
  return why !== 'lost' && why !== 'portal' && why !== 'busy'
}

async function forget(wish: Forgetting): Promise<Result<unknown, MineTrouble>> {
  const { person } = wish
  const key = keyIn(wish.key)
  const answer = key ? await askToForget(key) : reached(undefined)
  if (answer.ok)
    await withDatabase((db) =>
      db.transaction('rw', attemptTables(db), async () => {
        // the centre has nothing of it any more, and the screens shall not say that it has
        await queueAll(db, person, Date.now())
        await dropForgetting(db, person)
      }),
    )
  else if (answer.problem.why === 'revoked')
    await withDatabase((db) => writeForgetting(db, { ...wish, refused: true }))
  return answer
}

async function settleFor(person: Uuid, key: DeviceKey): Promise<Result<unknown, MineTrouble>> {
  for (const step of [tell, fetchCopy, fetchBack]) {
    const outcome = await step(person, key)
    if (!goesOn(outcome)) return outcome
  }
  return reached(undefined)
}

async function tell(person: Uuid, key: DeviceKey): Promise<Result<unknown, MineTrouble>> {
  const card = await untoldCard(person)
  if (!card) return reached(undefined)
  const answer = await tellOfCard(await tellingOf(card), key)
  if (answer.ok) await cardTold(person, card, 'known')
  else if (answer.problem.why === 'used') await cardTold(person, card, 'used')
  return answer
}

async function fetchBack(person: Uuid, key: DeviceKey): Promise<Result<unknown, MineTrouble>> {
  const so = await comingBackOf(person)
  return so && !so.isDone ? bringBack(person, key) : reached(undefined)
}

async function fetchCopy(person: Uuid, key: DeviceKey): Promise<Result<unknown, MineTrouble>> {
  if ((await centreCopyOf(person))?.state !== 'asked') return reached(undefined)
  const attempts: unknown[] = []
  for (let after: Uuid | undefined; ; ) {
    const answer = await askForCopy({ version: SYNC_VERSION, ...(after && { after }) }, key)
    if (!answer.ok) {
      const { why } = answer.problem
      if (why === 'revoked' || why === 'unknown-device') await keepCopy(person, { state: 'refused' })
      return answer
    }
    const { next, ...page } = answer.value
    attempts.push(...page.attempts)
    after = next
    if (after) continue
    const at = Date.now()
    const copy = { ...page, kind: 'centre-copy', copiedAt: new Date(at).toISOString(), attempts }
    return reached(await keepCopy(person, { state: 'here', at, content: JSON.stringify(copy, null, 1) }))
  }
}

function keepCopy(person: Uuid, copy: CentreCopy): Promise<unknown> {
  return withDatabase((db) => settlePart(db, 'centre-copy', person, () => copy))
}
