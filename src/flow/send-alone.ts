import type { Uuid } from '../core/ids.ts'
import { hopeful, isOfLine, waitLeft, writeBatch } from '../core/sync/outbox.ts'
import { SENDER } from '../core/sync/sender.ts'
import { postBatch } from '../link/sync.ts'
import { openBare } from '../storage/bare-database.ts'
import { partKey } from '../storage/joining.ts'
import {
  changeStandings,
  readSenders,
  readStanding,
  readWaiting,
  type SendingStore,
} from '../storage/sending.ts'
import { forgettingKey } from '../storage/wishes.ts'
import { browserKey, type DeviceKey, keptKeyIn } from './kept-key.ts'
import { fold, nextBatch } from './one-batch.ts'

/*
 * Sending while nobody looks: what the worker does when Background Sync wakes it (src/sw.ts). It brings home the attempts of everybody who
 * has joined, by the same rules as a window (send-scores.ts). Asking for a group, wishes, rooms that were gathered, and keys that the
 * browser cannot use itself are left to the windows.
 */

/**
 * Sends what may go now.
 * @returns whether something waits that another try may bring home
 */
export async function sendAlone(): Promise<boolean> {
  const locks = navigator.locks as LockManager | undefined
  if (!locks) return false // windows have a lease in the place of it
  return locks.request(SENDER, () => withBare(sendAll))
}

/** Whether something waits that a try may bring home. */
export async function hasToSend(): Promise<boolean> {
  return withBare(async (store) => {
    for (const { person } of (await readSenders(store)).profiles)
      if ((await keyOf(store, person)) && (await waits(store, person))) return true
    return false
  })
}

/** Does something with the database, where there is one that this build knows. */
async function withBare(action: (store: SendingStore) => Promise<boolean>): Promise<boolean> {
  const store = await openBare()
  if (!store) return false
  try {
    return await action(store)
  } finally {
    store.close()
  }
}

async function sendAll(store: SendingStore): Promise<boolean> {
  // there is a network: waits by guess end with it, those that the centre asked for do not
  await changeStandings(store, (standing) => hopeful(standing, false))
  let isLeft = false
  for (const { person } of (await readSenders(store)).profiles) {
    const came = await sendFor(store, person)
    isLeft ||= came !== 'done'
    if (came === 'no-line') break
  }
  return isLeft
}

/** `later`: somebody's may go another time. `no-line`: nor may anybody else's now. */
async function sendFor(store: SendingStore, person: Uuid): Promise<'done' | 'later' | 'no-line'> {
  const key = await keyOf(store, person)
  if (!key) return 'done'
  if (waitLeft(await readStanding(store, person), Date.now()) > 0)
    return (await waits(store, person)) ? 'later' : 'done'
  for (;;) {
    const batch = await nextBatch(store, person)
    if (!batch) return 'done'
    const outcome = await postBatch(writeBatch(batch, Date.now()), key)
    if (outcome.kind === 'not-joined') return 'done' // a window asks for the group again before it believes that
    const verdict = await fold(store, person, batch, outcome)
    if (verdict.goesOn) continue
    if (isOfLine(outcome)) return 'no-line'
    return verdict.standing.wait?.kind === 'shut' ? 'done' : 'later'
  }
}

/** Behind a door that the centre has shut nothing waits for another try. */
async function waits(store: SendingStore, person: Uuid): Promise<boolean> {
  const standing = await readStanding(store, person)
  if (standing.wait?.kind === 'shut' && waitLeft(standing, Date.now()) > 0) return false
  return (await readWaiting(store, person, '', 1, ({ id }) => id)).length > 0
}

/** The key of who has joined and does not want to be deleted, where the browser has it. */
async function keyOf(store: SendingStore, person: Uuid): Promise<DeviceKey | undefined> {
  const [joining, stored, forgetting] = await store.values([
    partKey('group', person),
    partKey('device-key', person),
    forgettingKey(person),
  ])
  const kept = keptKeyIn(stored)
  if (!kept || !('key' in kept) || stateIn(joining) !== 'joined') return undefined
  return forgetting && !isRefused(forgetting) ? undefined : browserKey(kept)
}

/** Of how it stands with a group nothing but the word is looked at here; what else there is concerns windows (join-group.ts). */
function stateIn(joining: unknown): unknown {
  return (joining as { readonly state?: unknown } | undefined)?.state
}

function isRefused(forgetting: unknown): boolean {
  return (forgetting as { readonly refused?: unknown }).refused === true
}
